"""Units, who belongs to them, and who may decide what."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class UnitCreated(Event):
    """A unit was added to one of the trees."""

    name = "organisation.unit_created.v1"
    aggregate_kind = "unit"
    unit_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class UnitChanged(Event):
    """Name, purpose or team of a unit is different now."""

    name = "organisation.unit_changed.v1"
    aggregate_kind = "unit"
    unit_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class UnitMoved(Event):
    """A unit stands elsewhere in its tree from a day on."""

    name = "organisation.unit_moved.v1"
    aggregate_kind = "unit"
    unit_id: int
    parent_id: int | None
    from_on: str
    moved_by: int


@dataclass(frozen=True, slots=True)
class UnitArchived(Event):
    """A unit is no part of the company any more."""

    name = "organisation.unit_archived.v1"
    aggregate_kind = "unit"
    unit_id: int
    archived_by: int


@dataclass(frozen=True, slots=True)
class UnitRestored(Event):
    """An archived unit is part of the company again."""

    name = "organisation.unit_restored.v1"
    aggregate_kind = "unit"
    unit_id: int
    restored_by: int


@dataclass(frozen=True, slots=True)
class AgentJoinedUnit(Event):
    """A person has a part in a unit from a day on."""

    name = "organisation.agent_joined_unit.v1"
    aggregate_kind = "unit"
    unit_id: int
    agent_id: int
    role: str
    added_by: int


@dataclass(frozen=True, slots=True)
class AgentLeftUnit(Event):
    """A person's part in a unit has an end."""

    name = "organisation.agent_left_unit.v1"
    aggregate_kind = "unit"
    unit_id: int
    agent_id: int
    role: str
    removed_by: int


@dataclass(frozen=True, slots=True)
class AuthorityChanged(Event):
    """Who may decide something, or up to how much, is different now."""

    name = "organisation.authority_changed.v1"
    aggregate_kind = "organisation"
    line_id: int
    changed_by: int

    @property
    def aggregate_id(self) -> int:
        return 1
