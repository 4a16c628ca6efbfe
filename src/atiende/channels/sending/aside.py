"""One attempt at sending a mail of a side conversation: nothing of the case's own threading goes along."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any

from django.db import transaction

from atiende.channels.models import SideMail
from atiende.channels.models.attempts import SIDE_ATTEMPTS
from atiende.channels.sending.headers import mail_policy
from atiende.channels.sending.once import Clock, try_once
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.mail import (
    Outcome,
    ServerAccess,
    State,
    hand_over,
    needs_utf8,
    wire_address,
    wire_bytes,
)
from atiende.platform.storage import FileMissing, find_file, open_file
from atiende.platform.told import tell
from atiende.side_conversations.actions.record_side_delivery import record_side_delivery
from atiende.side_conversations.queries import ToBeSent, to_be_sent

MOST_REFERENCES = 20


def send_aside(side_mail_id: int, clock: Clock) -> str:
    """Try to send one that is due. Returns its state, or an empty text when it was not ours to send now."""
    waiting = (
        SideMail.objects.select_related("mailbox__brand", "mailbox__pause").filter(pk=side_mail_id).first()
    )
    if waiting is None:
        return ""
    return try_once(
        waiting,
        SIDE_ATTEMPTS,
        clock,
        hand_over=lambda access: _hand_over(waiting, access, clock),
        not_delivered=lambda outcome, words: _ended(
            waiting, SIDE_ATTEMPTS.not_delivered, outcome, words, clock()
        ),
        delivered=lambda _handed: _ended(waiting, SIDE_ATTEMPTS.end, State.SENT, "", clock()),
    )


def call_side_uncertain(at: dt.datetime) -> None:
    """Who was handing over when the process ended: nobody knows whether it left."""
    for mail in SIDE_ATTEMPTS.left_in_the_middle(at)[:200]:
        words = tell(gettext_noop("The sending process ended before the answer."))
        _ended(mail, SIDE_ATTEMPTS.not_delivered, Outcome.UNCERTAIN, words, at)


def compose_aside(side_mail: SideMail, said: ToBeSent) -> EmailMessage:
    """The mail: its subject names no case, and answers go to the conversation's own address."""
    mailbox = side_mail.mailbox
    sender = wire_address(mailbox.address)
    to = [wire_address(each["address"]) for each in said.recipients]
    mail = EmailMessage(policy=mail_policy(is_utf8=any(map(needs_utf8, [sender, *to]))))
    name = mailbox.sender_name or mailbox.brand.sender_name or mailbox.brand.name
    local, _, domain = sender.rpartition("@")
    mail["From"] = _address(sender, name)
    mail["To"] = [_address(each) for each in to]
    mail["Reply-To"] = _address(f"{local}+s{said.token}@{domain}", name)
    mail["Subject"] = said.subject
    mail["Date"] = side_mail.queued_at
    mail["Message-ID"] = f"<{side_mail.header_id}>"
    if earlier := _earlier(side_mail, said):
        mail["In-Reply-To"] = f"<{earlier[-1]}>"
        mail["References"] = " ".join(f"<{each}>" for each in earlier[-MOST_REFERENCES:])
    mail.set_content(said.message.text, cte="quoted-printable")
    for file in said.message.files:
        _attach(mail, file)
    return mail


def _earlier(side_mail: SideMail, said: ToBeSent) -> list[str]:
    """Ids of this conversation alone; the last that came in stands last, as it is what is answered."""
    ours = SideMail.objects.filter(conversation_id=side_mail.conversation_id, pk__lt=side_mail.pk)
    return [*ours.order_by("pk").values_list("header_id", flat=True), *said.earlier_headers]


def _attach(mail: EmailMessage, file: dict[str, Any]) -> None:
    try:
        with open_file(find_file(file["file_id"])) as stream:
            content = stream.read()
    except FileMissing:
        return
    main, _, sub = file["media_type"].partition("/")
    if main in {"message", "multipart"} or not sub:
        main, sub = "application", "octet-stream"
    mail.add_attachment(content, maintype=main, subtype=sub, filename=file["name"])


def _hand_over(side_mail: SideMail, access: ServerAccess, clock: Clock) -> None:
    said = to_be_sent(side_mail.side_message_id)
    mail = compose_aside(side_mail, said)
    hand_over(
        access,
        sender=wire_address(side_mail.mailbox.address),
        to=[wire_address(each["address"]) for each in said.recipients],
        text=wire_bytes(mail),
        before_text=lambda _refused: SIDE_ATTEMPTS.mark_sending(side_mail, clock()),
    )


def _ended(
    side_mail: SideMail, note: Callable[..., State], outcome: object, words: str, at: dt.datetime
) -> str:
    with transaction.atomic():
        state = note(side_mail, outcome, words, at)
        if state in {State.SENT, State.FAILED, State.UNCERTAIN}:
            record_side_delivery(
                message_id=side_mail.side_message_id, delivery=state.value, words=words, by=SYSTEM, at=at
            )
    return state


def _address(written: str, name: str = "") -> Address:
    local, _, domain = written.rpartition("@")
    return Address(display_name=one_line(name, limit=150), username=local, domain=domain)
