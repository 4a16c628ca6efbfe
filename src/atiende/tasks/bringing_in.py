"""Who is given work in a case sees the case: by a share of it, where they would not see it otherwise."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.queries import actor_of, get_agent_for, get_team_for
from atiende.tasks.errors import UNKNOWN_PERSON, UNKNOWN_TEAM, NotTheirsToGive
from atiende.tickets.actions.share_ticket import share_ticket
from atiende.tickets.queries.facts import team_of_ticket
from atiende.tickets.queries.visibility import sees


def bring_in(
    ticket_id: int | None, *, agent_id: int | None, team_id: int | None, by: Actor, at: dt.datetime
) -> None:
    """The person and the team, in the transaction of the caller; of a task without a case they only need to exist.

    Raises InvalidInput for who is not at work, and NotTheirsToGive where the actor may not share the case.
    """
    if agent_id is not None:
        _bring_person(ticket_id, agent_id, by=by, at=at)
    if team_id is not None:
        _bring_team(ticket_id, team_id, by=by, at=at)


def person_at_work(agent_id: int, *, field: str = "assignee_id") -> Actor:
    """As they act today. Raises InvalidInput for who left or reads no cases."""
    try:
        agent = get_agent_for(SYSTEM, agent_id)
    except NotFound as missing:
        raise InvalidInput(fields={field: UNKNOWN_PERSON}) from missing
    person = actor_of(agent.user)
    if not person.may("tickets.read"):
        raise InvalidInput(fields={field: UNKNOWN_PERSON})
    return person


def _bring_person(ticket_id: int | None, agent_id: int, *, by: Actor, at: dt.datetime) -> None:
    person = person_at_work(agent_id)
    if ticket_id is not None and not sees(person, ticket_id):
        _share(ticket_id, agent_id=agent_id, by=by, at=at)


def _bring_team(ticket_id: int | None, team_id: int, *, by: Actor, at: dt.datetime) -> None:
    try:
        team = get_team_for(SYSTEM, team_id)
    except NotFound as missing:
        raise InvalidInput(fields={"team_id": UNKNOWN_TEAM}) from missing
    if hasattr(team, "archival"):
        raise InvalidInput(fields={"team_id": UNKNOWN_TEAM})
    if ticket_id is not None and team_of_ticket(ticket_id) not in (None, team_id):
        _share(ticket_id, team_id=team_id, by=by, at=at)


def _share(
    ticket_id: int, *, agent_id: int | None = None, team_id: int | None = None, by: Actor, at: dt.datetime
) -> None:
    try:
        share_ticket(ticket_id=ticket_id, agent_id=agent_id, team_id=team_id, by=by, at=at)
    except NotPermitted as refused:
        raise NotTheirsToGive from refused
