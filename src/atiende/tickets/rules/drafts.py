"""What a draft holds, and which grant each kind needs: that of the thing it may become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GRANT_OF: Final = {"reply": "tickets.reply", "note": "tickets.note"}
ADDRESSES_LIMIT: Final = 10_000
"""Characters of recipients that are kept as they were typed."""


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A stored file that goes with the draft. `size` in bytes."""

    file_id: int
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DraftWords:
    """`recipients`: to, copy and blind copy as they were typed; None while they are the usual ones."""

    text: str
    html: str = ""
    recipients: tuple[str, ...] | None = None
    files: tuple[DraftFile, ...] = ()
