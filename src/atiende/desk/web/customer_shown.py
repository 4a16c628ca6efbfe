"""What the page of a customer shows: those joined with them, their addresses, their people and their cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from atiende.customers.queries import absorbed_by, cluster_of, company_of, identifiers_of, people_of
from atiende.customers.rules.customer import COMPANY
from atiende.desk.web.forms_customers import IDENTIFIER_KINDS, METHOD_WORDS, METHODS
from atiende.desk.web.orders_shown import orders_shown
from atiende.kernel.actors import Actor
from atiende.privacy.queries import may_handle
from atiende.tickets.queries import list_statuses
from atiende.tickets.queries import visible_to as tickets_visible_to

SHOWN = 20
ICONS = {
    "email": "mail",
    "phone": "phone",
    "whatsapp": "message-circle",
    "tax_id": "receipt",
    "external_id": "database",
}
CHIPS = {
    "new": "info",
    "open": "ok",
    "waiting_customer": "",
    "waiting_internal": "warn",
    "resolved": "",
    "closed": "",
    "cancelled": "",
}


def page_of_customer(actor: Actor, customer: Any) -> dict[str, object]:
    """The context of the page, in a number of queries that does not grow with what the customer has."""
    ids = cluster_of(customer.pk)
    people = list(people_of(actor, customer.pk)[: SHOWN + 1]) if customer.kind == COMPANY else []
    cases = _cases(actor, ids)
    orders = orders_shown(actor, ids, limit=SHOWN + 1)
    return {
        "customer": customer,
        "identifiers": shown_identifiers(identifiers_of(ids)),
        "company": company_of(customer),
        "people": people[:SHOWN],
        "has_more_people": len(people) > SHOWN,
        "absorbed": absorbed_by(actor, customer.pk),
        "cases": cases[:SHOWN],
        "has_more_cases": len(cases) > SHOWN,
        "orders": orders[:SHOWN],
        "has_more_orders": len(orders) > SHOWN,
        "reads_cases": actor.may("tickets.read"),
        "may_manage": actor.may("customers.manage"),
        "may_handle_data": may_handle(actor),
        "methods": METHODS,
    }


def shown_identifiers(identifiers: Iterable[Any]) -> list[dict[str, object]]:
    """Each with its word, its icon, how it was verified and whether mail to it comes back."""
    words = dict(IDENTIFIER_KINDS)
    return [
        {
            "row": each,
            "word": words.get(each.kind, each.kind),
            "icon": ICONS.get(each.kind, "at-sign"),
            "verification": getattr(each, "verification", None),
            "method": METHOD_WORDS.get(each.verification.method, "") if hasattr(each, "verification") else "",
            "unreachable": getattr(each, "unreachable", None),
        }
        for each in identifiers
    ]


def _cases(actor: Actor, customer_ids: Iterable[int]) -> list[dict[str, object]]:
    if not actor.may("tickets.read"):
        return []
    rows = tickets_visible_to(actor).filter(customer_id__in=list(customer_ids)).order_by("-pk")[: SHOWN + 1]
    words = {status.id: status.for_agents for status in list_statuses(is_in_use=None)}
    return [
        {"row": row, "status": words.get(row.status_id, ""), "chip": CHIPS.get(row.category, "")}
        for row in rows
    ]
