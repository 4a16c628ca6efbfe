"""What the menus of a case offer."""

from __future__ import annotations

from typing import Any

from atiende.desk.web.named_options import named_options
from atiende.desk.web.ticket_may import may_do
from atiende.kernel.actors import Actor
from atiende.tickets.queries import agents_for, merged_into, tags_in_use, teams_for


def menus_of(actor: Actor, ticket: Any) -> dict[str, object]:
    """The context of the menus: names only for whom the case would offer to choose among them."""
    may = may_do(actor, ticket, is_merged=merged_into(actor, ticket.pk) is not None)
    free = agents_for(actor) if may["may_change"] or may["may_handle"] else []
    others = [agent for agent in free if agent[0] != actor.id]
    serving = teams_for(actor, ticket.brand_id) if may["may_change"] or may["may_handle"] else []
    teams = _with_present(serving, ticket.team_id, ticket.team)
    agents = _with_present(free, ticket.assignee_id, ticket.assignee and ticket.assignee.user)
    return {
        "ticket": ticket,
        **may,
        "team_options": named_options(teams, chosen=ticket.team_id),
        "agent_options": named_options(agents, chosen=ticket.assignee_id),
        "share_teams": named_options(teams, prefix="team-"),
        "share_agents": named_options(others, prefix="agent-"),
        "all_tags": tags_in_use(actor) if may["may_tag"] else [],
    }


def _with_present(
    options: list[tuple[int, str]], present_id: int | None, present: Any
) -> list[tuple[int, str]]:
    """Whoever has it stands in the menu even when they could not be chosen anew."""
    if present_id is None or any(pk == present_id for pk, _name in options):
        return options
    return [(present_id, present.name), *options]
