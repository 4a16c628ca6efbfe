"""What a search may be narrowed to besides its words: columns of the case itself, by their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.tickets.models import Ticket
from atiende.tickets.rules.listing import NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """None leaves everything in; NOBODY stands for those that no agent or no team has."""

    status_id: int | None = None
    assignee_id: int | None = None
    team_id: int | None = None
    interaction: str | None = None
    phase: str | None = None

    @property
    def columns(self) -> list[tuple[str, int | str | None]]:
        """Column and value (None: empty) of each condition."""
        names = ("status_id", "assignee_id", "team_id", "interaction", "phase")
        given = [(name, getattr(self, name)) for name in names]
        return [(name, None if value == NOBODY else value) for name, value in given if value is not None]

    def holds(self, ticket: Ticket) -> bool:
        return all(getattr(ticket, name) == value for name, value in self.columns)


ANY: Final = Only()
