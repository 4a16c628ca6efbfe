"""What was written, with formatting or without: two forms of the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.tickets.rules.cleaning import HTML_LIMIT, TEXT_TOO_LONG, clean_text
from atiende.tickets.rules.formatting.cleaning import formatted
from atiende.tickets.rules.formatting.plain import plain_of
from atiende.tickets.rules.formatting.weight import is_too_heavy

FORMATTING_TOO_HEAVY: Final = gettext_noop(
    "The formatting of this text is too complicated to be taken. Remove the formatting and try again."
)
_FORMATTING = re.compile(r"<(?!/?(?:div|br)\b)")


@dataclass(frozen=True, slots=True)
class Written:
    """`html` is harmless, and empty where it would say nothing that the text does not."""

    text: str
    html: str


def written(text: str, html: str, pictures: Mapping[str, str] | None = None) -> Written:
    """The words as they are kept. With `html` the text is made from it, so that both say the same.

    `pictures` that may stand in it: Content-ID → name. Raises InvalidInput where cleaning it would take too long.
    """
    html = clean_text(html)
    if not html.strip():
        return Written(clean_text(text), "")
    if len(html) > HTML_LIMIT:
        raise InvalidInput(fields={"text": TEXT_TOO_LONG})
    if is_too_heavy(html):
        raise InvalidInput(fields={"text": FORMATTING_TOO_HEAVY})
    cleaned = formatted(html, pictures or {})
    return Written(plain_of(cleaned), cleaned if _FORMATTING.search(cleaned) else "")
