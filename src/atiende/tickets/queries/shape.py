"""A case as programs read it, by the API and by what is sent to them unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.models import Ticket
from atiende.tickets.queries.concerns import ConcernShown
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.queries.tags import tags_of
from atiende.tickets.queries.visibility import visible_to
from atiende.tickets.rules.contact_reasons import ReasonTree
from atiende.tickets.rules.priorities import PRIORITIES

Shape = dict[str, Any]
_OF_PERSONS: Final = frozenset({"subject", "custom_fields", "product", "order", "owned_product"})
_PEOPLE: Final = frozenset({"assignee", "customer"})
_BESIDE: Final = ("status", "customer", "brand", "team", "assignee__user")


def shape_of(
    ticket: Ticket, tags: list[str], *, url: str, concern: ConcernShown | None = None, reason: str = ""
) -> Shape:
    """All of it; `ticket` comes with status, customer, brand, team, assignee and their user.

    `reason`: the path of its contact reason.
    """
    return {
        "number": ticket.number,
        "url": url,
        "subject": ticket.subject,
        "status": ticket.status.key,
        "category": ticket.category,
        "priority": PRIORITIES[ticket.priority - 1],
        "channel": ticket.channel,
        "brand": ticket.brand.slug,
        "team": None if ticket.team is None else {"id": ticket.team.pk, "name": ticket.team.name},
        "assignee": None
        if ticket.assignee is None
        else {"id": ticket.assignee.pk, "name": ticket.assignee.display_name},
        "customer": {"id": ticket.customer.pk, "name": ticket.customer.name},
        "tags": tags,
        "custom_fields": ticket.custom_fields,
        "contact_reason": {"id": ticket.contact_reason_id, "path": reason}
        if ticket.contact_reason_id
        else None,
        **_concern(concern),
        "language": ticket.language,
        "interaction": ticket.interaction or None,
        "phase": ticket.phase or None,
        "is_spam": ticket.is_spam,
        "opened_at": ticket.opened_at,
        "updated_at": ticket.updated_at,
        "last_message_at": ticket.last_message_at,
        "waiting_since": ticket.waiting_since,
        "resolved_at": ticket.resolved_at,
        "closed_at": ticket.closed_at,
    }


def paths_of_reasons(tickets: Iterable[Ticket]) -> dict[int, str]:
    """Of the contact reasons that these have, in the company's own words; in one query, or none."""
    wanted = {each.contact_reason_id for each in tickets if each.contact_reason_id}
    tree = reason_tree() if wanted else ReasonTree()
    return {pk: tree.path_name(pk, "es") for pk in wanted}


def _concern(concern: ConcernShown | None) -> Shape:
    if concern is None:
        return {"product": None, "order": None, "owned_product": None}
    return {
        "product": {"sku": concern.sku, "name": concern.product} if concern.product_id else None,
        "order": {"id": concern.order_id, "number": concern.order} if concern.order_id else None,
        "owned_product": {"id": concern.owned_id, "name": concern.owned, "serial": concern.serial}
        if concern.owned_id
        else None,
    }


def impersonal_shape_for(actor: Actor, ticket_id: int, *, url_of: Callable[[int], str]) -> Shape:
    """The same in fewer fields: nothing that a customer said or is called, and of people the id alone.

    `url_of` makes an address of a number. Raises NotFound when the actor does not see the ticket.
    """
    found = visible_to(actor).select_related(*_BESIDE).filter(pk=ticket_id).first()
    if found is None:
        raise NotFound
    reason = paths_of_reasons([found]).get(found.contact_reason_id or 0, "")
    whole = shape_of(found, tags_of([found.pk])[found.pk], url=url_of(found.number), reason=reason)
    told = {name: value for name, value in whole.items() if name not in _OF_PERSONS}
    return told | {name: told[name] and {"id": told[name]["id"]} for name in _PEOPLE}
