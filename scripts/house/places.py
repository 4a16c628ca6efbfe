"""Where things lie in the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from atiende.site.rooms import ROOMS

ROOT: Final = Path(__file__).resolve().parent.parent.parent
PACKAGE: Final = ROOT / "src" / "atiende"
ALL_ROOMS: Final = (*ROOMS, "site")


def sources_of(room: str) -> list[Path]:
    """The folders whose strings belong to a room's catalogue: the kernel has none and leaves its words to platform."""
    return [PACKAGE / room, PACKAGE / "kernel"] if room == "platform" else [PACKAGE / room]
