"""The summary with which a case is handed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.tickets.rules.cleaning import clean_text

MOST: Final = 5000
SUMMARY_MISSING: Final = gettext_noop("Write what happened, in a sentence at least.")
SUMMARY_TOO_LONG: Final = gettext_noop("This text is too long.")


@dataclass(frozen=True, slots=True)
class Summary:
    """What happened, what was promised to the customer, and what is missing."""

    happened: str
    promised: str = ""
    missing: str = ""

    def cleaned(self) -> Summary:
        return Summary(*(clean_text(each).strip() for each in (self.happened, self.promised, self.missing)))

    def problems(self) -> dict[str, str]:
        """By field; of a cleaned one."""
        parts = {"happened": self.happened, "promised": self.promised, "missing": self.missing}
        found = {name: SUMMARY_TOO_LONG for name, text in parts.items() if len(text) > MOST}
        return found if self.happened else {"happened": SUMMARY_MISSING, **found}
