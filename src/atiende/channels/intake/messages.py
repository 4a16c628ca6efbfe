"""From a mail to what tickets take: a message, and the opening of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress

from atiende.channels.intake.notices import MOST_RECIPIENTS, notices_of
from atiende.channels.intake.writer import MOST_COPIED, Writer
from atiende.channels.models import Mailbox
from atiende.channels.rules.mail.authentication import authentication_of, is_forged
from atiende.channels.rules.mail.html import sanitised
from atiende.channels.rules.mail.parts import Address, ReadMail
from atiende.channels.rules.mail.understanding import UnderstoodMail
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.errors import NotAnIdentifier
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.tickets.rules.incoming import Incoming, NewAttachment, NewRecipient, Opening
from atiende.tickets.rules.languages import language_of_text

CHANNEL = "mail"


def incoming_of(
    understood: UnderstoodMail,
    writer: Writer,
    *,
    is_stranger: bool,
    trusted_authserv_id: str,
    attachments: tuple[NewAttachment, ...],
    evidence: Mapping[str, str | int],
) -> Incoming:
    mail, split = understood.mail, understood.split
    return Incoming(
        channel=CHANNEL,
        customer_id=writer.customer_id,
        author_label=writer.name,
        subject=one_line(mail.subject, limit=300),
        text=split.visible_text.replace("\0", ""),
        html=sanitised(mail.html).replace("\0", "") if mail.html else "",
        folded=tuple((part.kind, part.text.replace("\0", "")) for part in split.folded),
        written_at=mail.sent_at,
        is_automatic=understood.verdict.is_automatic,
        notices=notices_of(
            mail,
            attachments,
            is_stranger=is_stranger,
            is_sender_doubtful=is_forged(authentication_of(mail, trusted_authserv_id)),
        ),
        attachments=attachments,
        recipients=_recipients(mail),
        evidence=evidence,
    )


def opening_of(
    mailbox: Mailbox,
    understood: UnderstoodMail,
    writer: Writer,
    others: list[Address],
    incoming: Incoming,
    *,
    by: Actor,
    at: dt.datetime,
) -> Opening:
    """Who else was written to takes part as copied, unless they are so many that it is no conversation."""
    copied = others if len(others) <= MOST_COPIED else []
    return Opening(
        brand_id=mailbox.brand_id,
        team_id=mailbox.team_id,
        customer_id=writer.customer_id,
        address=writer.address,
        subject=incoming.subject,
        channel=CHANNEL,
        language=language_of_text(incoming.text) or mailbox.brand.language,
        time_zone=mailbox.brand.time_zone,
        message=incoming,
        copied=tuple(part for other in copied for part in taking_part(other, by, at)),
    )


def taking_part(address: Address, by: Actor, at: dt.datetime) -> Iterator[tuple[int, str]]:
    """The customer of an address with it; nothing for what is no address."""
    name = one_line(address.name, limit=200)
    with suppress(NotAnIdentifier):
        yield identify_customer(kind="email", value=address.email, name=name, by=by, at=at), address.email


def _recipients(mail: ReadMail) -> tuple[NewRecipient, ...]:
    named = [("to", address) for address in mail.to] + [("cc", address) for address in mail.cc]
    return tuple(
        NewRecipient(role=role, address=address.email[:320], name=one_line(address.name, limit=200))
        for role, address in named[:MOST_RECIPIENTS]
    )
