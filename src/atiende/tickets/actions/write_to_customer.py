"""Begin a ticket from our side: the first message is ours."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.customers.queries import get_customer_for
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.errors import BrandIsArchived
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.open_ticket import Opened
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.errors import UNKNOWN_BRAND, UNKNOWN_CUSTOMER
from atiende.tickets.events import MessageQueued, TicketOpened
from atiende.tickets.models import Ticket
from atiende.tickets.models.submitting import keep_made, made_before
from atiende.tickets.models.writing import MessageRow, write_ticket
from atiende.tickets.queries.assignable import require_team
from atiende.tickets.queries.reviews import require_no_review
from atiende.tickets.queries.staff import name_for_customers
from atiende.tickets.rules.incoming import NewRecipient
from atiende.tickets.rules.languages import language_of_text
from atiende.tickets.rules.outreach import Outreach
from atiende.tickets.rules.participation import participants_of


def write_to_customer(
    *, outreach: Outreach, by: Actor, at: dt.datetime, submission: uuid.UUID | None = None
) -> Opened:
    """A ticket in status open that the agent has in hand, and a message that waits for its channel.

    The same `submission` again answers with the same ticket. Raises NotPermitted, InvalidInput and ReviewNeeded.
    """
    by.require("tickets.reply")
    cleaned = outreach.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        if made := made_before(submission, by=by, at=at):
            ticket_id = made.ticket_id or 0
            number = Ticket.objects.values_list("number", flat=True).get(pk=ticket_id)
            return Opened(ticket_id, number, made.message_id or 0)
        require_no_review(by, brand_id=cleaned.brand_id)
        ticket = _ticket(cleaned, by=by, at=at)
        number, message_id = write_ticket(
            ticket,
            status_key="open",
            participants=participants_of(cleaned.customer_id, cleaned.address),
            message=_message(cleaned, by),
            by=by,
            at=at,
        )
        keep_made(submission, ticket_id=ticket.pk, message_id=message_id, by=by)
        record(by=by, verb="tickets.customer_written_to", target_kind="ticket", target_id=ticket.pk, at=at)
        _announce(ticket, message_id, by=by)
        tell_watchers(ticket)
        if cleaned.contact_reason_id is not None:
            change_contact_reason(ticket_id=ticket.pk, reason_id=cleaned.contact_reason_id, by=by, at=at)
        if cleaned.custom_fields:
            change_custom_fields(ticket_id=ticket.pk, values=cleaned.custom_fields, by=by, at=at)
        return Opened(ticket.pk, number, message_id)


def _ticket(outreach: Outreach, *, by: Actor, at: dt.datetime) -> Ticket:
    if not by.serves(outreach.brand_id):
        raise NotPermitted
    try:
        brand = get_open_brand_for(by, outreach.brand_id)
    except (NotFound, BrandIsArchived) as missing:
        raise InvalidInput(fields={"brand_id": UNKNOWN_BRAND}) from missing
    try:
        customer = get_customer_for(by, outreach.customer_id)
    except NotFound as missing:
        raise InvalidInput(fields={"customer_id": UNKNOWN_CUSTOMER}) from missing
    if outreach.team_id is not None:
        require_team(outreach.team_id, brand_id=brand.pk)
    return Ticket(
        brand_id=brand.pk,
        team_id=outreach.team_id,
        assignee_id=by.id,
        customer_id=customer.pk,
        subject=outreach.subject,
        priority=outreach.priority,
        channel=outreach.channel,
        language=outreach.language or customer.language or language_of_text(outreach.text) or brand.language,
        time_zone=customer.time_zone or brand.time_zone,
        first_reply_at=at,
    )


def _message(outreach: Outreach, by: Actor) -> MessageRow:
    return MessageRow(
        kind="outgoing",
        channel=outreach.channel,
        author_id=by.id,
        author_label=name_for_customers(by),
        text=outreach.text,
        html=outreach.html,
        subject=outreach.subject,
        language=outreach.language,
        delivery="queued",
        attachments=outreach.attachments,
        recipients=(NewRecipient(role="to", address=outreach.normal_address),),
    )


def _announce(ticket: Ticket, message_id: int, *, by: Actor) -> None:
    emit(
        TicketOpened(
            ticket_id=ticket.pk,
            message_id=message_id,
            customer_id=ticket.customer_id,
            brand_id=ticket.brand_id,
            channel=ticket.channel,
            is_automatic=False,
            opened_by=by.id,
        )
    )
    emit(
        MessageQueued(
            ticket_id=ticket.pk,
            message_id=message_id,
            channel=ticket.channel,
            is_automatic=False,
            by=by.id,
        )
    )
