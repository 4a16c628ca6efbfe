"""Text as it can be kept: without what no database or screen takes, and never endless."""

from __future__ import annotations

import re
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import beginning, one_line

TEXT_LIMIT: Final = 1_000_000
"""Characters of a text that are kept: about 400 printed pages. The raw mail has the rest."""
HTML_LIMIT: Final = 4_000_000
SUBJECT_LIMIT: Final = 300

TEXT_CUT: Final = "text_cut"
HTML_LEFT_OUT: Final = "html_left_out"

TEXT_MISSING: Final = gettext_noop("Write something.")
TEXT_TOO_LONG: Final = gettext_noop("This text is too long.")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean_text(text: str) -> str:
    """Lines end in a line feed; other control characters and halves of characters go. Directions stay: it is prose."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain).encode("utf-8", "ignore").decode()


def clean_line(text: str, *, limit: int = 200) -> str:
    """A name or subject on one line, never longer than `limit` characters."""
    return one_line(text.encode("utf-8", "ignore").decode(), limit=limit)


def within_limits(text: str, html: str) -> tuple[str, str, tuple[str, ...]]:
    """What of a received text is kept, and the notices that say so. HTML cut in the middle would lie: it goes whole."""
    notices = []
    if len(text) > TEXT_LIMIT:
        text, notices = beginning(text, TEXT_LIMIT), [TEXT_CUT]
    if len(html) > HTML_LIMIT:
        html, notices = "", [*notices, HTML_LEFT_OUT]
    return text, html, tuple(notices)


def problems_of_text(text: str, html: str) -> dict[str, str]:
    """What is wrong with what a member of staff wrote, by field."""
    if not text.strip():
        return {"text": TEXT_MISSING}
    if len(text) > TEXT_LIMIT or len(html) > HTML_LIMIT:
        return {"text": TEXT_TOO_LONG}
    return {}
