"""What is to be brought in, and the counts of how it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from atiende.integrations.rules.importing.records import Bad

_NAMES_KEPT: Final = 200
Note = Callable[[Bad], None]


@dataclass(frozen=True, slots=True)
class Order:
    """`teams`: folded name there → id here, 0 for none; other names are found here, or made when `makes_teams`.

    `writers`: how many batches are written at once, each on a connection of its own; 1: on the caller's.
    """

    import_id: int
    kind: str
    source: str
    brand_id: int
    teams: Mapping[str, int] = field(default_factory=dict)
    makes_teams: bool = True
    is_trial: bool = False
    writers: int = 1


@dataclass(slots=True)
class Tally:
    """How many were taken, known before, left out; and what of those taken was lost or missing."""

    taken: int = 0
    known: int = 0
    left_out: int = 0
    messages: int = 0
    new_customers: int = 0
    files_left_behind: int = 0
    warnings: int = 0
    unknown_agents: Counter[str] = field(default_factory=Counter)
    teams: Counter[str] = field(default_factory=Counter)
    made_teams: list[str] = field(default_factory=list)

    @property
    def read(self) -> int:
        return self.taken + self.known + self.left_out

    def as_json(self) -> dict[str, Any]:
        return {
            "read": self.read,
            "taken": self.taken,
            "known": self.known,
            "left_out": self.left_out,
            "messages": self.messages,
            "new_customers": self.new_customers,
            "files_left_behind": self.files_left_behind,
            "warnings": self.warnings,
            "unknown_agents": dict(self.unknown_agents.most_common(_NAMES_KEPT)),
            "teams": dict(self.teams.most_common(_NAMES_KEPT)),
            "made_teams": self.made_teams[:_NAMES_KEPT],
        }
