"""What the menus of a case offer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from atiende.desk.web.named_options import named_options
from atiende.desk.web.ticket_may import may_do
from atiende.kernel.actors import Actor
from atiende.tickets.queries import (
    agents_for,
    defined_fields,
    merged_into,
    reason_tree,
    tags_in_use,
    teams_for,
)
from atiende.tickets.rules.cascade import ARROW, read_tree
from atiende.tickets.rules.field_kinds import FieldKind


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
        "reasons": reason_tree().offered(ticket.brand_id, get_language() or "") if may["may_tag"] else [],
        "cascades": _cascades(ticket.brand_id) if may["may_tag"] else [],
    }


def _cascades(brand_id: int) -> list[tuple[str, str, list[str]]]:
    """Key, label and paths of the cascading choices that this brand asks."""
    return [
        (each.key, each.label, [ARROW.join(path) for path in read_tree(each.tree).paths])
        for each in defined_fields()
        if each.kind == FieldKind.CASCADE and each.is_asked_in(brand_id)
    ]


def _with_present(
    options: list[tuple[int, str]], present_id: int | None, present: Any
) -> list[tuple[int, str]]:
    """Whoever has it stands in the menu even when they could not be chosen anew."""
    if present_id is None or any(pk == present_id for pk, _name in options):
        return options
    return [(present_id, present.name), *options]
