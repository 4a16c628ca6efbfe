"""Reactions to what tickets announces: a message leaves as a mail, a customer is told that theirs arrived."""

from __future__ import annotations

from atiende.channels.actions.acknowledge_reception import acknowledge_reception
from atiende.channels.actions.queue_outgoing_mail import queue_outgoing_mail
from atiende.channels.actions.queue_side_mail import queue_side_mail
from atiende.channels.intake.messages import CHANNEL
from atiende.channels.jobs import send_mail, send_side_mail
from atiende.kernel.actors import SYSTEM
from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles
from atiende.side_conversations.events import SideMessageQueued
from atiende.tickets.events import MessageForwarded, MessageQueued, TicketOpened


@handles(MessageQueued)
def on_message_queued(event: MessageQueued, delivery: Delivery) -> None:
    """Also when a person has it sent once more: then the mail is there already."""
    if event.channel == CHANNEL:
        outgoing = queue_outgoing_mail(message_id=event.message_id, by=SYSTEM, at=delivery.at)
        if outgoing is not None:
            defer(send_mail, outgoing_id=outgoing.pk)


@handles(MessageForwarded)
def on_message_forwarded(event: MessageForwarded, delivery: Delivery) -> None:
    outgoing = queue_outgoing_mail(message_id=event.message_id, by=SYSTEM, at=delivery.at)
    if outgoing is not None:
        defer(send_mail, outgoing_id=outgoing.pk)


@handles(SideMessageQueued)
def on_side_message_queued(event: SideMessageQueued, delivery: Delivery) -> None:
    mail = queue_side_mail(message_id=event.message_id, by=SYSTEM, at=delivery.at)
    if mail is not None:
        defer(send_side_mail, side_mail_id=mail.pk)


@handles(TicketOpened)
def on_ticket_opened(event: TicketOpened, delivery: Delivery) -> None:
    if event.channel == CHANNEL and not event.is_automatic:
        acknowledge_reception(
            ticket_id=event.ticket_id, message_id=event.message_id, by=SYSTEM, at=delivery.at
        )
