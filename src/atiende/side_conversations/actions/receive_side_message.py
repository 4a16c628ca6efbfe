"""Take an answer that came in by mail. It lands here and nowhere else."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import one_line
from atiende.notifications.actions.notify import notify
from atiende.notifications.rules.kinds import Kind
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.platform.storage import hold
from atiende.side_conversations.events import SideMessageReceived
from atiende.side_conversations.models import SideConversation, SideMessage
from atiende.side_conversations.rules.writing import TEXT_LIMIT, SideIncoming
from atiende.tickets.queries import concerned_with, numbers_of
from atiende.tickets.rules.addresses import normal_address


def receive_side_message(
    *, conversation_id: int, incoming: SideIncoming, by: Actor, at: dt.datetime
) -> tuple[int, int]:
    """The ids of the case and of the message. Whoever wrote becomes no participant of the case, and no customer.

    A closed conversation opens again. Who wrote in it, and who has the case, are told. Raises NotPermitted, NotFound.
    """
    by.require("tickets.manage")
    with transaction.atomic():
        conversation = SideConversation.objects.select_for_update().filter(pk=conversation_id).first()
        if conversation is None:
            raise NotFound
        message = _kept(conversation, incoming, at)
        SideConversation.objects.filter(pk=conversation_id).update(last_message_at=at, closed_at=None)
        ticket_id = conversation.ticket_id
        record(
            by=by,
            verb="side_conversations.message_received",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"conversation_id": conversation_id},
        )
        emit(
            SideMessageReceived(
                ticket_id=ticket_id,
                conversation_id=conversation_id,
                message_id=message.pk,
                is_automatic=incoming.is_automatic,
            )
        )
        signal(f"ticket:{ticket_id}")
        if not incoming.is_automatic:
            _tell(conversation, by=by, at=at)
    return ticket_id, message.pk


def _kept(conversation: SideConversation, incoming: SideIncoming, at: dt.datetime) -> SideMessage:
    known = {normal_address(each["address"]) for each in conversation.recipients}
    hold(*(file.file_id for file in incoming.files if file.file_id is not None))
    return SideMessage.objects.create(
        conversation=conversation,
        author_label=one_line(incoming.name or incoming.address),
        address=incoming.address[:320],
        is_of_recipient=normal_address(incoming.address) in known,
        is_automatic=incoming.is_automatic,
        text=incoming.text.replace("\0", "")[:TEXT_LIMIT],
        files=[asdict(file) for file in incoming.files],
        header_id=incoming.header_id[:500],
        delivery=SideMessage.Delivery.RECEIVED,
        at=at,
    )


def _tell(conversation: SideConversation, *, by: Actor, at: dt.datetime) -> None:
    writers = conversation.messages.filter(author_id__gt=0).values_list("author_id", flat=True)
    people = {*writers, concerned_with(conversation.ticket_id).assignee_id or 0}
    number = numbers_of([conversation.ticket_id])[conversation.ticket_id]
    notify(
        kind=Kind.SIDE_ANSWERED,
        person_ids=people,
        ticket_id=conversation.ticket_id,
        url=f"/desk/tickets/{number}/side/#side-{conversation.pk}",
        by=by,
        at=at,
    )
