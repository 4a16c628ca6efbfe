"""What a channel needs to send a message. Without permission: channels act for the system."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.refusals import NotFound
from atiende.tickets.models import SENT, Message, Participant
from atiende.tickets.rules.reply import FORMER


@dataclass(frozen=True, slots=True)
class SendableRecipient:
    """`token` names this participant in the reply address; empty for who takes no part. Role: to, cc or bcc."""

    role: str
    address: str
    name: str
    token: str


@dataclass(frozen=True, slots=True)
class SendableAttachment:
    """`file_id` of platform storage; `size` in bytes."""

    file_id: int
    name: str
    media_type: str
    size: int
    sha256: str
    content_id: str
    is_inline: bool


@dataclass(frozen=True, slots=True)
class SendableMessage:
    """`token`: that of the main recipient. `subject` is the message's own, else the ticket's."""

    message_id: int
    ticket_id: int
    number: int
    brand_id: int
    team_id: int | None
    channel: str
    language: str
    subject: str
    text: str
    html: str
    recipients: tuple[SendableRecipient, ...]
    attachments: tuple[SendableAttachment, ...]
    token: str
    is_automatic: bool
    author_id: int
    author_label: str
    delivery: str
    is_forward: bool = False


def message_for_sending(message_id: int) -> SendableMessage:
    """An outgoing message with all that it is sent with, in four queries. NotFound for any other message."""
    rows = Message.objects.select_related("ticket").prefetch_related("recipients", "attachments")
    message = rows.filter(pk=message_id, kind__in=SENT).first()
    if message is None:
        raise NotFound
    ticket = message.ticket
    recipients = _recipients(message)
    return SendableMessage(
        message_id=message.pk,
        ticket_id=ticket.pk,
        number=ticket.number,
        brand_id=ticket.brand_id,
        team_id=ticket.team_id,
        channel=message.channel,
        language=ticket.language,
        subject=message.subject or ticket.subject,
        text=message.text,
        html=message.html,
        recipients=recipients,
        attachments=_attachments(message),
        token=next((recipient.token for recipient in recipients if recipient.token), ""),
        is_automatic=message.is_automatic,
        author_id=message.author_id,
        author_label=message.author_label,
        delivery=message.delivery,
        is_forward=message.kind == Message.Kind.FORWARD,
    )


def _recipients(message: Message) -> tuple[SendableRecipient, ...]:
    present = Participant.objects.filter(ticket_id=message.ticket_id).exclude(role=FORMER)
    tokens = dict(present.values_list("address", "token"))
    order = {"to": 0, "cc": 1, "bcc": 2}
    found = sorted(message.recipients.all(), key=lambda row: (order[row.role], row.pk))
    return tuple(
        SendableRecipient(row.role, row.address, row.name, tokens.get(row.address, "")) for row in found
    )


def _attachments(message: Message) -> tuple[SendableAttachment, ...]:
    return tuple(
        SendableAttachment(
            row.file_id, row.name, row.media_type, row.size, row.sha256, row.content_id, row.is_inline
        )
        for row in sorted(message.attachments.all(), key=lambda row: row.pk)
        if row.file_id is not None
    )
