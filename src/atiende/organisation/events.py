"""Facts that organisation announces. `fields` are names of columns, joined by commas; values never travel."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class OrganisationSetUp(Event):
    """The company exists: the installation can be used."""

    name = "organisation.set_up.v1"
    aggregate_kind = "organisation"
    set_up_by: int

    @property
    def aggregate_id(self) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class OrganisationChanged(Event):
    """Something that the company says about itself is different now."""

    name = "organisation.changed.v1"
    aggregate_kind = "organisation"
    fields: str
    changed_by: int

    @property
    def aggregate_id(self) -> int:
        return 1


@dataclass(frozen=True, slots=True)
class BrandCreated(Event):
    """A brand was added; the first one is the default brand."""

    name = "organisation.brand_created.v1"
    aggregate_kind = "brand"
    brand_id: int
    is_default: bool
    created_by: int


@dataclass(frozen=True, slots=True)
class BrandChanged(Event):
    """Name, voice, addresses or colours of a brand are different now."""

    name = "organisation.brand_changed.v1"
    aggregate_kind = "brand"
    brand_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class BrandMadeDefault(Event):
    """What names no brand belongs to this one from now on."""

    name = "organisation.brand_made_default.v1"
    aggregate_kind = "brand"
    brand_id: int
    changed_by: int


@dataclass(frozen=True, slots=True)
class BrandArchived(Event):
    """A brand serves nobody any more."""

    name = "organisation.brand_archived.v1"
    aggregate_kind = "brand"
    brand_id: int
    archived_by: int


@dataclass(frozen=True, slots=True)
class BrandRestored(Event):
    """An archived brand serves customers again."""

    name = "organisation.brand_restored.v1"
    aggregate_kind = "brand"
    brand_id: int
    restored_by: int


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


@dataclass(frozen=True, slots=True)
class TeamCreated(Event):
    """A team was added."""

    name = "organisation.team_created.v1"
    aggregate_kind = "team"
    team_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class TeamChanged(Event):
    """Name, purpose or brand of a team is different now."""

    name = "organisation.team_changed.v1"
    aggregate_kind = "team"
    team_id: int
    fields: str
    changed_by: int


@dataclass(frozen=True, slots=True)
class TeamArchived(Event):
    """A team takes no more work."""

    name = "organisation.team_archived.v1"
    aggregate_kind = "team"
    team_id: int
    archived_by: int


@dataclass(frozen=True, slots=True)
class TeamRestored(Event):
    """An archived team takes work again."""

    name = "organisation.team_restored.v1"
    aggregate_kind = "team"
    team_id: int
    restored_by: int


@dataclass(frozen=True, slots=True)
class AgentJoinedTeam(Event):
    """An agent belongs to a team from now on."""

    name = "organisation.agent_joined_team.v1"
    aggregate_kind = "team"
    team_id: int
    agent_id: int
    added_by: int


@dataclass(frozen=True, slots=True)
class AgentLeftTeam(Event):
    """An agent does not belong to a team any more."""

    name = "organisation.agent_left_team.v1"
    aggregate_kind = "team"
    team_id: int
    agent_id: int
    removed_by: int


@dataclass(frozen=True, slots=True)
class TeamLeaderChanged(Event):
    """A team has another leader, or none."""

    name = "organisation.team_leader_changed.v1"
    aggregate_kind = "team"
    team_id: int
    leader_id: int | None
    changed_by: int


@dataclass(frozen=True, slots=True)
class AgentCreated(Event):
    """A user is a member of staff now."""

    name = "organisation.agent_created.v1"
    aggregate_kind = "agent"
    agent_id: int
    created_by: int


@dataclass(frozen=True, slots=True)
class AgentChanged(Event):
    """What an agent is called, their post or their brands are different now."""

    name = "organisation.agent_changed.v1"
    aggregate_kind = "agent"
    agent_id: int
    fields: str
    changed_by: int


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
