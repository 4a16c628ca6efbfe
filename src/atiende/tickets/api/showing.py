"""Tickets and messages as programs get them."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse

from atiende.tickets.actions.file_ticket import Filed
from atiende.tickets.models import Message, Ticket, TicketStatus
from atiende.tickets.queries.concerns import concerns_of
from atiende.tickets.queries.shape import paths_of_reasons, shape_of
from atiende.tickets.queries.tags import tags_of

Shown = dict[str, Any]
NEW: Final = "new"
_BRAND: Final[Any] = Ticket._meta.get_field("brand").related_model
_CUSTOMER: Final[Any] = Ticket._meta.get_field("customer").related_model
_KINDS = {"incoming": "customer", "outgoing": "reply", "note": "note", "forward": "forward"}


def shown_tickets(request: HttpRequest, tickets: list[Ticket]) -> list[Shown]:
    """Each with its tags, what it is about and its category, in a query each for all."""
    ids = [ticket.pk for ticket in tickets]
    tags, concerns, reasons = tags_of(ids), concerns_of(ids), paths_of_reasons(tickets)
    return [
        shape_of(
            ticket,
            tags[ticket.pk],
            url=_url(request, ticket),
            concern=concerns.get(ticket.pk),
            reason=reasons.get(ticket.contact_reason_id or 0, ""),
        )
        for ticket in tickets
    ]


def shown_ticket(request: HttpRequest, ticket: Ticket) -> Shown:
    return shown_tickets(request, [ticket])[0]


def shown_filed(request: HttpRequest, filed: Filed) -> Shown | None:
    """A case that was opened just now, without reading it again; None when it must be read."""
    ticket = filed.opened.ticket if filed.is_plain else None
    if ticket is None:
        return None
    ticket.status = TicketStatus(key=NEW)
    ticket.brand = _BRAND(pk=filed.brand.id, slug=filed.brand.slug)
    ticket.customer = _CUSTOMER(pk=filed.person.id, name=filed.person.name)
    return shape_of(ticket, [], url=_url(request, ticket))


def shown_message(message: Message) -> Shown:
    recipients = list(message.recipients.all())
    return {
        "id": str(message.pk),
        "kind": _KINDS[message.kind],
        "channel": message.channel,
        "author": message.author_label,
        "is_automatic": message.is_automatic,
        "body": message.text,
        "html": "" if message.kind == Message.Kind.INCOMING else message.html,
        "subject": message.subject,
        "at": message.at,
        "delivery": message.delivery,
        "to": [each.address for each in recipients if each.role == "to"],
        "cc": [each.address for each in recipients if each.role == "cc"],
        "attachments": [
            {
                "id": file.pk,
                "name": file.name,
                "media_type": file.media_type,
                "size": file.size,
                "sha256": file.sha256,
            }
            for file in message.attachments.all()
        ],
    }


def _url(request: HttpRequest, ticket: Ticket) -> str:
    return request.build_absolute_uri(reverse("desk:ticket", args=[ticket.number]))
