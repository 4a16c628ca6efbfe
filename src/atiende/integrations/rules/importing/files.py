"""Which files are to be brought in, and how they are to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """`paths`: (the name to tell, where it lies). `system` and `source` empty: as they are recognised.

    `mapping`: heading of a table → column. `teams`: folded name there → id here, 0 for none.
    """

    kind: str
    brand_id: int
    paths: Sequence[tuple[str, Path]]
    system: str = ""
    source: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, int] = field(default_factory=dict)
    makes_teams: bool = True
