"""Facts that regulations announce: names of packs and rules, never the words of a person."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class PackChanged(Event):
    """A pack has a new version, was accepted, or is read otherwise. What was promised before stays as it was."""

    name = "regulations.pack_changed.v1"
    aggregate_kind = "pack"
    pack: str
    version: str

    @property
    def aggregate_id(self) -> int:
        """Packs have names and no numbers: one that follows from the name."""
        return zlib.crc32(self.pack.encode())
