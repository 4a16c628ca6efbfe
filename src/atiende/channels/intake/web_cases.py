"""What the ways by which a case comes from the portal have in common: opening it, its key, and the mail with both."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from atiende.channels.intake.restraint import may_answer_by_itself
from atiende.channels.models import AutomaticAnswer
from atiende.channels.queries.acknowledgements import AcknowledgementText
from atiende.channels.queries.sending_mailbox import mailbox_of_brand
from atiende.channels.queries.web_acknowledgements import words_of_web_case
from atiende.channels.rules.web_form import CHANNEL
from atiende.channels.sealed_words import DOTS, keep_sealed_word
from atiende.kernel.actors import SYSTEM, Actor
from atiende.organisation.rules.speaking import SpeakingBrand
from atiende.tickets.actions.give_tracking_key import give_tracking_key
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.actions.post_automatic_message import post_automatic_message
from atiende.tickets.rules.incoming import Incoming, Opening
from atiende.tickets.rules.tracking_keys import grouped


@dataclass(frozen=True, slots=True)
class WebCase:
    """`is_mailed`: number and key are on their way to the address."""

    ticket_id: int
    number: int
    is_mailed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWebCase:
    """`address` is empty for who left a telephone. `key` and `submission` belong to what was sent, and to it alone."""

    brand: SpeakingBrand
    subject: str
    address: str
    language: str
    message: Incoming
    key: str
    submission: uuid.UUID


def open_web_case(new: NewWebCase, *, by: Actor, at: dt.datetime) -> tuple[Opened, WebCase]:
    """Called inside a transaction: case, key, and the mail with both. The same submission again is the same case."""
    opened = open_ticket(opening=_opening(new), by=by, at=at, submission=new.submission)
    if opened.is_repeated:
        is_mailed = AutomaticAnswer.objects.filter(ticket_id=opened.ticket_id).exists()
        return opened, WebCase(opened.ticket_id, opened.number, is_mailed)
    give_tracking_key(ticket_id=opened.ticket_id, key=new.key, by=by, at=at)
    is_mailed = _acknowledge(new, opened, at)
    return opened, WebCase(opened.ticket_id, opened.number, is_mailed)


def mail_key(ticket_id: int, words: AcknowledgementText, *, to: str, key: str, at: dt.datetime) -> None:
    """The words hold dots where the key goes: it stands sealed beside the message until the mail has left."""
    message_id = post_automatic_message(
        ticket_id=ticket_id, subject=words.subject, text=words.text, to=to, channel="mail", by=SYSTEM, at=at
    )
    keep_sealed_word(message_id=message_id, ticket_id=ticket_id, word=key, at=at)


def _opening(new: NewWebCase) -> Opening:
    return Opening(
        brand_id=new.brand.pk,
        team_id=None,
        customer_id=new.message.customer_id,
        address=new.address,
        subject=new.subject,
        channel=CHANNEL,
        language=new.language,
        time_zone=new.brand.time_zone,
        message=new.message,
    )


def _acknowledge(new: NewWebCase, opened: Opened, at: dt.datetime) -> bool:
    if not may_answer_by_itself(new.address, opened.ticket_id, at=at):
        return False
    if mailbox_of_brand(new.brand.pk) is None:
        return False
    AutomaticAnswer.objects.create(address=new.address, ticket_id=opened.ticket_id, at=at)
    words = words_of_web_case(new.brand, number=opened.number, key=DOTS, language=new.language)
    mail_key(opened.ticket_id, words, to=new.address, key=grouped(new.key), at=at)
    return True
