"""What can be written as a note on a customer."""

from __future__ import annotations

import re
from typing import Final

from atiende.customers.rules import problems
from atiende.customers.rules.problems import Problems

LIMIT: Final = 5_000
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def cleaned_note(text: str) -> str:
    """Without what no text may hold, lines as one finds them here."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n")).strip()


def problems_of_note(text: str) -> Problems:
    """Of a cleaned text."""
    if not text:
        return {"text": problems.NOTE_EMPTY}
    return {"text": problems.NOTE_TOO_LONG} if len(text) > LIMIT else {}
