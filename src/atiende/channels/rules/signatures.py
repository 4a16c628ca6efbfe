"""What a signature may say, and how it stands below a mail."""

from __future__ import annotations

from typing import Final

from atiende.kernel.placeholders import unknown_in
from atiende.kernel.refusals import gettext_noop
from atiende.organisation.rules.variables import SPANISH

LONGEST: Final = 2_000
TOO_LONG: Final = gettext_noop("Write at most 2,000 letters.")
UNKNOWN_VARIABLE: Final = gettext_noop(
    "A signature knows the variables of the person, the brand, the company and the day only."
)
_KNOWN: Final = frozenset([*SPANISH, *SPANISH.values()])


def is_known(name: str) -> bool:
    """Whether a signature may name this variable."""
    return name in _KNOWN


def problem_of(text: str, html: str) -> str:
    """Why it cannot be kept; empty when it can."""
    if len(text) > LONGEST or len(html) > LONGEST * 5:
        return TOO_LONG
    return UNKNOWN_VARIABLE if unknown_in(f"{text} {html}", is_known) else ""


def below(text: str, signature: str) -> str:
    """Plain words with the signature below the mark by which mail programs, and we ourselves, fold it away."""
    return f"{text.rstrip()}\n\n-- \n{signature.strip()}\n" if signature.strip() else text
