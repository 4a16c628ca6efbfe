"""To whom a ticket can be given: people at work who reply and serve its brand, and teams that serve it."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.queries import actor_of, current_teams_of, get_agent_for, get_team_for
from atiende.tickets.errors import UNKNOWN_AGENT, UNKNOWN_TEAM


def require_assignable(agent_id: int, *, brand_id: int) -> None:
    """Raises InvalidInput for who is no agent, left, may not reply or does not serve the brand."""
    if not is_assignable(agent_id, brand_id=brand_id):
        raise InvalidInput(fields={"agent_id": UNKNOWN_AGENT})


def is_assignable(agent_id: int, *, brand_id: int) -> bool:
    try:
        agent = get_agent_for(SYSTEM, agent_id)
    except NotFound:
        return False
    actor = actor_of(agent.user)
    return actor.may("tickets.reply") and actor.serves(brand_id)


def require_team(team_id: int, *, brand_id: int | None = None) -> None:
    """Raises InvalidInput for an unknown or archived team, or one that serves only another brand."""
    try:
        team = get_team_for(SYSTEM, team_id)
    except NotFound as missing:
        raise InvalidInput(fields={"team_id": UNKNOWN_TEAM}) from missing
    is_other_brand = brand_id is not None and team.brand_id not in (None, brand_id)
    if hasattr(team, "archival") or is_other_brand:
        raise InvalidInput(fields={"team_id": UNKNOWN_TEAM})


def serves_brand(team_id: int, brand_id: int) -> bool:
    """Whether cases of this brand can be given to this team."""
    try:
        require_team(team_id, brand_id=brand_id)
    except InvalidInput:
        return False
    return True


def is_in_team(agent_id: int, team_id: int) -> bool:
    return any(stay.team_id == team_id for stay in current_teams_of(SYSTEM, agent_id=agent_id))
