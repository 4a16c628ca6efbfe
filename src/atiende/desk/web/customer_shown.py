"""What the page of a customer shows: those joined with them, their addresses, their people and their cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.http import QueryDict

from atiende.catalogue.queries import owned_by
from atiende.catalogue.queries.value import spent_by
from atiende.customers.queries import (
    absorbed_by,
    cluster_of,
    company_of,
    consents_of,
    customer_fields,
    duplicates_of,
    everybody_of,
    identifiers_of,
    notes_of,
    people_of,
    profile_for,
)
from atiende.customers.rules.customer import COMPANY
from atiende.desk.web.consents_shown import consents_shown
from atiende.desk.web.forms_customers import IDENTIFIER_KINDS, METHOD_WORDS, METHODS
from atiende.desk.web.forms_profile import NoteForm
from atiende.desk.web.history_shown import KINDS, history_of, wanted_of
from atiende.desk.web.orders_shown import orders_shown
from atiende.desk.web.profile_shown import own_fields_said, person_said, treatment_said
from atiende.desk.web.ticket_words import CHANNELS
from atiende.kernel.actors import Actor
from atiende.privacy.queries import may_handle
from atiende.tickets.queries import cases_under_way_of, contacts_with, label_for_agents, list_statuses
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


def page_of_customer(actor: Actor, customer: Any, *, asked: QueryDict | None = None) -> dict[str, object]:
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
        **known_of(actor, customer.pk, ids),
        **history_context(actor, customer, ids, asked if asked is not None else QueryDict()),
        "likely": duplicates_of(actor, customer.pk),
        "note_form": NoteForm(),
        "of_company": _of_company(actor, customer),
        "may_manage": actor.may("customers.manage"),
        "may_handle_data": may_handle(actor),
        "methods": METHODS,
    }


def known_of(actor: Actor, customer_id: int, ids: Collection[int]) -> dict[str, object]:
    """How they want to be treated, who they are, what they agreed to, notes, what they spent and have: 7 queries."""
    profile, _ = profile_for(actor, customer_id, ids)
    return {
        "treatment": treatment_said(profile),
        "about": person_said(profile),
        "own": own_fields_said(customer_fields(is_in_use=None), profile.own_fields)
        if profile.own_fields
        else [],
        "consents": consents_shown(consents_of(actor, ids), is_all=False),
        "notes": notes_of(actor, ids),
        "spent": spent_by(actor, ids),
        "contacts": contacts_with(actor, ids),
        "owned": owned_by(actor, ids, limit=SHOWN),
    }


def history_context(actor: Actor, customer: Any, ids: Collection[int], asked: QueryDict) -> dict[str, object]:
    """The history as the address asks for it."""
    wanted = wanted_of(asked)
    lines, next_after = history_of(actor, ids, wanted, after=asked.get("cursor", ""))
    return {
        "history": lines,
        "history_next": next_after,
        "history_is_first": "cursor" not in asked,
        "wanted": wanted,
        "history_kinds": KINDS,
        "history_channels": [(code, word) for code, (word, _icon) in CHANNELS.items()],
    }


def _of_company(actor: Actor, customer: Any) -> list[dict[str, object]]:
    """The cases under way of everybody there."""
    if customer.kind != COMPANY:
        return []
    rows = cases_under_way_of(actor, everybody_of(actor, customer.pk), size=SHOWN)
    return [
        {"row": row, "status": label_for_agents(row.status), "chip": CHIPS.get(row.category, "")}
        for row in rows
    ]


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
