"""Tickets and messages as programs get them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from atiende.tickets.api.schemas import PRIORITIES
from atiende.tickets.models import Message, Ticket
from atiende.tickets.queries.tags import tags_of

Shown = dict[str, Any]
_KINDS = {"incoming": "customer", "outgoing": "reply", "note": "note"}


def shown_tickets(request: HttpRequest, tickets: list[Ticket]) -> list[Shown]:
    """Each with its tags, in one query for all."""
    tags = tags_of(ticket.pk for ticket in tickets)
    return [_shown(request, ticket, tags[ticket.pk]) for ticket in tickets]


def shown_ticket(request: HttpRequest, ticket: Ticket) -> Shown:
    return shown_tickets(request, [ticket])[0]


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


def _shown(request: HttpRequest, ticket: Ticket, tags: list[str]) -> Shown:
    return {
        "number": ticket.number,
        "url": request.build_absolute_uri(reverse("desk:ticket", args=[ticket.number])),
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
