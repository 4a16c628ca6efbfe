"""Mails that belong to a side conversation: they land there, whatever else they look like, and in no case."""

from __future__ import annotations

import datetime as dt

from atiende.channels.intake.files import stored_attachments
from atiende.channels.intake.writer import address_of_writer
from atiende.channels.models import SideMail
from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.threading import side_tokens_in, thread_ids
from atiende.channels.rules.mail.understanding import UnderstoodMail
from atiende.kernel.actors import Actor
from atiende.side_conversations.actions.receive_side_message import receive_side_message
from atiende.side_conversations.actions.record_side_delivery import record_side_delivery
from atiende.side_conversations.queries import conversation_by_headers, conversation_by_token
from atiende.side_conversations.rules.writing import SideFile, SideIncoming


def take_beside(
    understood: UnderstoodMail, *, own_addresses: frozenset[str], by: Actor, at: dt.datetime
) -> int | None:
    """The id of the case beside which it lies; None for a mail of no side conversation.

    Found by the token of the address to which it was written, else by the mail that it answers.
    """
    mail, verdict = understood.mail, understood.verdict
    if verdict.kind in {"bounce", "feedback_report"}:
        return (
            _returned(mail, verdict.original_message_id, by=by, at=at) if verdict.kind == "bounce" else None
        )
    conversation_id = _conversation_of(mail)
    if conversation_id is None:
        return None
    writer = address_of_writer(mail, own_addresses=own_addresses)
    text = understood.split.visible_text
    incoming = SideIncoming(
        address=writer.email if writer else "",
        name=writer.name if writer else "",
        text=text if text.strip() else "\n".join(part.text for part in understood.split.folded),
        header_id=mail.message_id,
        is_automatic=verdict.is_automatic,
        files=_files(mail),
    )
    return receive_side_message(conversation_id=conversation_id, incoming=incoming, by=by, at=at)[0]


def _conversation_of(mail: ReadMail) -> int | None:
    for token in side_tokens_in(mail):
        if found := conversation_by_token(token):
            return found
    ids = thread_ids(mail)[:20]
    if not ids:
        return None
    ours = SideMail.objects.filter(header_id__in=ids).order_by("-pk")
    return ours.values_list("conversation_id", flat=True).first() or conversation_by_headers(ids)


def _returned(mail: ReadMail, original_id: str, *, by: Actor, at: dt.datetime) -> int | None:
    """Our own mail came back."""
    ids = [each for each in (original_id, *thread_ids(mail)[:20]) if each]
    ours = SideMail.objects.select_related("conversation").filter(header_id__in=ids).first() if ids else None
    if ours is None:
        return None
    record_side_delivery(message_id=ours.side_message_id, delivery="failed", by=by, at=at)
    return int(ours.conversation.ticket_id)


def _files(mail: ReadMail) -> tuple[SideFile, ...]:
    return tuple(
        SideFile(each.file_id, each.name, each.media_type, each.size, each.sha256, each.problem)
        for each in stored_attachments(mail)
    )
