"""A case as programs read it, by the API and by what is sent to them unasked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.models import Ticket
from atiende.tickets.queries.tags import tags_of
from atiende.tickets.queries.visibility import visible_to
from atiende.tickets.rules.priorities import PRIORITIES

Shape = dict[str, Any]
_OF_PERSONS: Final = frozenset({"subject", "custom_fields"})
_PEOPLE: Final = frozenset({"assignee", "customer"})
_BESIDE: Final = ("status", "customer", "brand", "team", "assignee__user")


def shape_of(ticket: Ticket, tags: list[str], *, url: str) -> Shape:
    """All of it; `ticket` comes with status, customer, brand, team, assignee and their user."""
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
        "language": ticket.language,
        "is_spam": ticket.is_spam,
        "opened_at": ticket.opened_at,
        "updated_at": ticket.updated_at,
        "last_message_at": ticket.last_message_at,
        "waiting_since": ticket.waiting_since,
        "resolved_at": ticket.resolved_at,
        "closed_at": ticket.closed_at,
    }


def impersonal_shape_for(actor: Actor, ticket_id: int, *, url_of: Callable[[int], str]) -> Shape:
    """The same in fewer fields: nothing that a customer said or is called, and of people the id alone.

    `url_of` makes an address of a number. Raises NotFound when the actor does not see the ticket.
    """
    found = visible_to(actor).select_related(*_BESIDE).filter(pk=ticket_id).first()
    if found is None:
        raise NotFound
    whole = shape_of(found, tags_of([found.pk])[found.pk], url=url_of(found.number))
    told = {name: value for name, value in whole.items() if name not in _OF_PERSONS}
    return told | {name: told[name] and {"id": told[name]["id"]} for name in _PEOPLE}
