"""The panel at the right of a conversation: the case, and the customer."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from atiende.customers.queries import company_of, get_customer_for, identifiers_of, whole_of
from atiende.desk.web.customer_shown import shown_identifiers
from atiende.desk.web.orders_shown import orders_shown
from atiende.desk.web.ticket_may import may_do
from atiende.desk.web.ticket_words import (
    INTERACTIONS,
    LANGUAGES,
    LINK_KINDS,
    LINKS,
    PHASES,
    PRIORITIES,
    STATUS_CHIPS,
)
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.queries import (
    Aside,
    StatusShown,
    cases_of_customers,
    label_for_agents,
)
from atiende.tickets.rules.links import CHILD
from atiende.tickets.rules.reply import REQUESTER
from atiende.tickets.rules.statuses import Category
from atiende.tickets.rules.transitions import SETTLED, may_become

OTHER_CASES = 6


def panel_of(actor: Actor, ticket: Any, aside: Aside) -> dict[str, object]:
    """The context of the panel, in a number of queries that does not grow with the ticket."""
    return {
        "aside": aside,
        **may_do(actor, ticket, is_merged=aside.merged_into is not None),
        "may_block": actor.may("tickets.manage")
        and any(each.role == REQUESTER and "@" in each.address for each in aside.participants),
        "is_following": actor.id in aside.followers,
        "statuses": _statuses(ticket, aside.statuses),
        "priorities": PRIORITIES,
        "assignee_name": ticket.assignee.user.name if ticket.assignee else "",
        **_linked(aside),
        "interactions": (("", _("Not said")), *INTERACTIONS),
        "phases": (("", _("Not said")), *PHASES),
        "languages": _languages(ticket.language),
        "link_kinds": LINK_KINDS,
        "person": _customer(actor, ticket),
    }


def _linked(aside: Aside) -> dict[str, object]:
    """Parts of the case with their state, and what else it has to do with."""
    shown = [
        (
            LINKS.get((each.kind, each.is_source), each.kind),
            each,
            STATUS_CHIPS.get(each.ticket.category, ""),
            label_for_agents(each.ticket.status),
        )
        for each in aside.related
    ]
    children = [row for row in shown if row[1].kind == CHILD and not row[1].is_source]
    return {
        "children": children,
        "children_done": sum(row[1].ticket.category in SETTLED for row in children),
        "related": [row for row in shown if row not in children],
    }


def _languages(present: str) -> tuple[tuple[str, str], ...]:
    """Those that can be chosen, and what stands there now whatever it is."""
    known = dict(LANGUAGES)
    return LANGUAGES if present in known else ((present, present or "—"), *LANGUAGES)


def _statuses(ticket: Any, rows: list[StatusShown]) -> list[StatusShown]:
    """Those that it can go to, its own among them even if it is retired by now."""
    old = Category(ticket.category)
    return [
        row for row in rows if row.id == ticket.status_id or (row.is_in_use and may_become(old, row.category))
    ]


def _customer(actor: Actor, ticket: Any) -> dict[str, object]:
    """Who asked: all that they write under, and their other cases, as far as the actor may see them."""
    survivor_id, ids = whole_of(ticket.customer_id)
    seen = _seen_customer(actor, survivor_id, ticket.customer)
    cases = cases_of_customers(actor, ids, but=ticket.pk, size=OTHER_CASES + 1)
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


def _seen_customer(actor: Actor, customer_id: int, known: Any) -> Any:
    """The customer whom the ticket names is at hand; whether the actor sees them is asked of their room."""
    try:
        return get_customer_for(actor, customer_id, known=known)
    except NotFound:
        return None
