"""A mail that was longer than is taken: its reader cuts it, and says so in a header of its own before all others."""

from __future__ import annotations

import re
from typing import Final

from atiende.channels.rules.mail.parts import ReadMail

_HEADER: Final = "x-atiende-cut"
_SIZES: Final = re.compile(r"(\d{1,15}) of (\d{1,15}) bytes")


def marked_as_cut(raw: bytes, *, size: int) -> bytes:
    """What was taken of a mail of `size` bytes, with a first header that says how much of it this is."""
    return b"X-Atiende-Cut: %d of %d bytes\r\n" % (len(raw), size) + raw


def sizes_of_cut(mail: ReadMail) -> tuple[int, int] | None:
    """Bytes that are here and bytes that there were; None for a whole mail.

    A sender who writes this header is not believed: servers put theirs above it.
    """
    if next(iter(mail.headers), "") != _HEADER:
        return None
    found = _SIZES.fullmatch(mail.header(_HEADER).strip())
    return None if found is None else (int(found[1]), int(found[2]))
