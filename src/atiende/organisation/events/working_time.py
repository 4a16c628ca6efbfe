"""Calendars, shifts, absences, presence, skills and capacity."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class CalendarCreated(Event):
    """There is a new working calendar."""

    name = "organisation.calendar_created.v1"
    aggregate_kind = "calendar"
    calendar_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class CalendarChanged(Event):
    """A working calendar has other hours, special days, zone or region: what relied on it is looked at again."""

    name = "organisation.calendar_changed.v1"
    aggregate_kind = "calendar"
    calendar_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class CalendarCompleted(Event):
    """Holidays of a calendar are known up to another day: dates that were provisional are looked at again."""

    name = "organisation.calendar_completed.v1"
    aggregate_kind = "calendar"
    calendar_id: int
    until: str
    completed_by: int


@dataclass(frozen=True, slots=True)
class CalendarMadeDefault(Event):
    """Another calendar counts for whatever names none."""

    name = "organisation.calendar_made_default.v1"
    aggregate_kind = "calendar"
    calendar_id: int
    changed_by: int


@dataclass(frozen=True, slots=True)
class CalendarChosen(Event):
    """A brand or team (`scope`) works by another calendar; None: by the one above it."""

    name = "organisation.calendar_chosen.v1"
    aggregate_kind = "organisation"
    scope: str
    scope_id: int
    calendar_id: int | None
    chosen_by: int

    @property
    def aggregate_id(self) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class ShiftsPlanned(Event):
    """The roster of a person is different now."""

    name = "organisation.shifts_planned.v1"
    aggregate_kind = "agent"
    agent_id: int
    count: int
    planned_by: int


@dataclass(frozen=True, slots=True)
class RosterImportStarted(Event):
    """Somebody handed in a file of shifts."""

    name = "organisation.roster_import_started.v1"
    aggregate_kind = "long_job"
    long_job_id: int
    file_id: int
    language: str


@dataclass(frozen=True, slots=True)
class AbsenceAsked(Event):
    """Somebody asked to be absent. Why is no part of it."""

    name = "organisation.absence_asked.v1"
    aggregate_kind = "agent"
    agent_id: int
    absence_id: int
    asked_by: int


@dataclass(frozen=True, slots=True)
class AbsenceDecided(Event):
    """An absence was approved, refused or withdrawn."""

    name = "organisation.absence_decided.v1"
    aggregate_kind = "agent"
    agent_id: int
    absence_id: int
    state: str
    decided_by: int


@dataclass(frozen=True, slots=True)
class PresenceChanged(Event):
    """A person can be given work, or no longer; `channel` empty: on all channels."""

    name = "organisation.presence_changed.v1"
    aggregate_kind = "agent"
    agent_id: int
    channel: str
    state: str
    is_automatic: bool


@dataclass(frozen=True, slots=True)
class SkillsChanged(Event):
    """What a person knows, or how well, is different now."""

    name = "organisation.skills_changed.v1"
    aggregate_kind = "agent"
    agent_id: int
    skill_id: int
    level: int
    changed_by: int


@dataclass(frozen=True, slots=True)
class SkillExpiresSoon(Event):
    """A skill of a person counts until that day and no longer."""

    name = "organisation.skill_expires_soon.v1"
    aggregate_kind = "agent"
    agent_id: int
    skill_id: int
    expires_on: str


@dataclass(frozen=True, slots=True)
class CapacityChanged(Event):
    """How much one person carries is different now; `agent_id` 0: what everybody carries by default."""

    name = "organisation.capacity_changed.v1"
    aggregate_kind = "agent"
    agent_id: int
    changed_by: int
