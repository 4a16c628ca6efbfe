"""Teams and the people in them."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


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
