"""The panel at the right of a conversation: the case, and the customer."""

from __future__ import annotations

from typing import Any

from atiende.customers.queries import cluster_of, company_of, get_customer_for, identifiers_of, survivor_of
from atiende.desk.web.customer_shown import shown_identifiers
from atiende.desk.web.named_options import named_options
from atiende.desk.web.orders_shown import orders_shown
from atiende.desk.web.ticket_words import LINK_KINDS, LINKS, PRIORITIES, STATUS_CHIPS
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.queries import (
    Aside,
    agents_for,
    label_for_agents,
    list_statuses,
    tags_in_use,
    teams_for,
    visible_to,
)
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import FINAL, may_become

OTHER_CASES = 6


def panel_of(actor: Actor, ticket: Any, aside: Aside) -> dict[str, object]:
    """The context of the panel, in a number of queries that does not grow with the ticket."""
    answers = (actor.may("tickets.reply") or actor.may("tickets.manage")) and aside.merged_into is None
    handles = actor.may("tickets.manage") or (
        actor.may("tickets.reply") and ticket.assignee_id in (None, actor.id)
    )
    free = agents_for(actor)
    agents = _with_present(free, ticket.assignee_id, ticket.assignee)
    teams = _with_present(teams_for(actor, ticket.brand_id), ticket.team_id, ticket.team)
    others = [agent for agent in free if agent[0] != actor.id]
    return {
        "aside": aside,
        "may_change": answers and ticket.category not in FINAL,
        "may_tag": answers,
        "may_handle": handles and aside.merged_into is None,
        "may_follow": actor.may("tickets.read"),
        "is_following": any(each.agent_id == actor.id for each in aside.followers),
        "statuses": _statuses(ticket),
        "priorities": PRIORITIES,
        "teams": teams,
        "team_options": named_options(teams, chosen=ticket.team_id),
        "share_teams": named_options(teams, prefix="team-"),
        "agents": agents,
        "agent_options": named_options(agents, chosen=ticket.assignee_id),
        "share_agents": named_options(others, prefix="agent-"),
        "all_tags": tags_in_use(actor),
        "related": [
            (
                LINKS.get((each.kind, each.is_source), each.kind),
                each,
                STATUS_CHIPS.get(each.ticket.category, ""),
            )
            for each in aside.related
        ],
        "link_kinds": LINK_KINDS,
        "person": _customer(actor, ticket),
    }


def _statuses(ticket: Any) -> list[Any]:
    """Those that it can go to, its own among them even if it is retired by now."""
    old = Category(ticket.category)
    rows = list_statuses(is_in_use=None)
    return [
        row for row in rows if row.id == ticket.status_id or (row.is_in_use and may_become(old, row.category))
    ]


def _with_present(
    options: list[tuple[int, str]], present_id: int | None, present: Any
) -> list[tuple[int, str]]:
    """Whoever has it stands in the menu even when they could not be chosen anew."""
    if present_id is None or any(pk == present_id for pk, _name in options):
        return options
    return [(present_id, str(getattr(present, "name", present))), *options]


def _customer(actor: Actor, ticket: Any) -> dict[str, object]:
    """Who asked: all that they write under, and their other cases, as far as the actor may see them."""
    survivor_id = survivor_of(ticket.customer_id)
    ids = cluster_of(survivor_id)
    seen = _seen_customer(actor, survivor_id)
    others = (
        visible_to(actor)
        .filter(customer_id__in=ids)
        .exclude(pk=ticket.pk)
        .select_related("status")
        .order_by("-pk")
    )
    cases = list(others[: OTHER_CASES + 1])
    return {
        "id": survivor_id,
        "row": seen,
        "name": (seen or ticket.customer).name or (seen or ticket.customer).folded_name,
        "company": company_of(seen) if seen else None,
        "identifiers": shown_identifiers(identifiers_of(ids)) if seen else [],
        "orders": orders_shown(actor, ids) if seen else [],
        "cases": [
            (case, label_for_agents(case.status), STATUS_CHIPS.get(case.category, ""))
            for case in cases[:OTHER_CASES]
        ],
        "has_more_cases": len(cases) > OTHER_CASES,
    }


def _seen_customer(actor: Actor, customer_id: int) -> Any:
    try:
        return get_customer_for(actor, customer_id)
    except NotFound:
        return None
