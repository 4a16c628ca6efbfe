"""Whom and which team a ticket may be offered to: names for a menu; the actions ask again."""

from __future__ import annotations

from typing import Final

from atiende.kernel.actors import SYSTEM, Actor
from atiende.organisation.queries import agents_visible_to, teams_visible_to
from atiende.platform.postgres.reading import read_rows
from atiende.platform.postgres.worded import Worded

MOST = 200
TEAMS: Final = f"""
SELECT team.id, team.name FROM organisation_team team
WHERE NOT EXISTS (SELECT FROM organisation_teamarchival WHERE team_id = team.id)
    AND (%(brand)s::bigint IS NULL OR team.brand_id IS NULL OR team.brand_id = %(brand)s::bigint)
ORDER BY team.folded_name LIMIT {MOST}
"""  # noqa: S608  put together of constants
_BRANDS: Final = f"""
SELECT brand.id, brand.name FROM organisation_brand brand
WHERE NOT EXISTS (SELECT FROM organisation_brandarchival WHERE brand_id = brand.id)
    AND (%(brands)s::bigint[] IS NULL OR brand.id = ANY(%(brands)s::bigint[]))
ORDER BY brand.folded_name LIMIT {MOST}
"""  # noqa: S608  put together of constants
_AGENTS = Worded(
    lambda ids: agents_visible_to(SYSTEM).select_related("user").only("user__name").filter(pk__in=ids)
)


def teams_for(actor: Actor, brand_id: int | None = None) -> list[tuple[int, str]]:
    """Teams at work that serve the brand (None: any), by name: whoever answers may hand a case to another team."""
    if not (actor.may("tickets.reply") or actor.may("tickets.manage")):
        return []
    return [(pk, name) for pk, name in read_rows(TEAMS, {"brand": brand_id})]


def agents_for(actor: Actor) -> list[tuple[int, str]]:
    """Colleagues at work whom the actor sees, by name, themselves among them."""
    rows = agents_visible_to(actor).filter(user__is_active=True).order_by("folded_name", "pk")
    return list(rows.values_list("pk", "user__name")[:MOST])


def names_of_agents(agent_ids: set[int]) -> dict[int, str]:
    """What people are called who did something to a ticket; whoever sees the ticket may know it."""
    if not agent_ids:
        return {}
    return {agent.pk: agent.user.name for agent in _AGENTS.rows(ids=sorted(agent_ids))}


def names_of_teams(team_ids: set[int]) -> dict[int, str]:
    """What teams are called that had a ticket."""
    return dict(teams_visible_to(SYSTEM).filter(pk__in=team_ids).values_list("pk", "name"))


def brands_for(actor: Actor) -> list[tuple[int, str]]:
    """Brands at work that the actor serves, by name."""
    if not (actor.is_system or actor.grants):
        return []
    served = None if actor.brand_ids is None else sorted(actor.brand_ids)
    return [(pk, name) for pk, name in read_rows(_BRANDS, {"brands": served})]
