"""Which bytes of a file a request asks for (RFC 9110, section 14)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_ONE: Final = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """`last` is the place of the last byte, as headers count it."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


class OutsideTheFile(ValueError):
    """The part begins behind the end of the file."""


def part_asked_for(header: str, *, size: int) -> Part | None:
    """None where the whole file is the answer: nothing, several parts or no part at all was asked for.

    Raises OutsideTheFile.
    """
    found = _ONE.fullmatch(header)
    if found is None or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:
        part = Part(max(0, size - int(last)), size - 1)
    elif last and int(last) < int(first):
        return None
    else:
        part = Part(int(first), min(int(last), size - 1) if last else size - 1)
    if part.length <= 0:
        raise OutsideTheFile
    return part
