"""From a mail to what tickets take: a message, and the opening of a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import suppress

from atiende.channels.intake.files import INFECTED, TOO_LARGE
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
from atiende.tickets.rules.incoming import UNCHECKED, Incoming, NewAttachment, NewRecipient, Opening

CHANNEL = "mail"
MOST_RECIPIENTS = 200
OTHER_WRITER = "other_writer"
DOUBTFUL_SENDER = "doubtful_sender"
FILE_TOO_LARGE = "file_too_large"
FILE_INFECTED = "file_infected"
FILE_UNCHECKED = "file_unchecked"
MANY_RECIPIENTS = "many_recipients"
READ_WITH_PROBLEMS = "read_with_problems"


def incoming_of(
    understood: UnderstoodMail,
    writer: Writer,
    *,
    is_stranger: bool,
    trusted_authserv_id: str,
    attachments: tuple[NewAttachment, ...],
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
        notices=_notices(
            mail,
            attachments,
            is_stranger=is_stranger,
            is_sender_doubtful=is_forged(authentication_of(mail, trusted_authserv_id)),
        ),
        attachments=attachments,
        recipients=_recipients(mail),
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
        language=mailbox.brand.language,
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


def _notices(
    mail: ReadMail, attachments: tuple[NewAttachment, ...], *, is_stranger: bool, is_sender_doubtful: bool
) -> tuple[str, ...]:
    problems = {attachment.problem for attachment in attachments}
    found = {
        OTHER_WRITER: is_stranger,
        DOUBTFUL_SENDER: is_sender_doubtful,
        FILE_TOO_LARGE: TOO_LARGE in problems,
        FILE_INFECTED: INFECTED in problems,
        FILE_UNCHECKED: UNCHECKED in problems,
        MANY_RECIPIENTS: len(mail.to) + len(mail.cc) > MOST_RECIPIENTS,
        READ_WITH_PROBLEMS: bool(mail.problems),
    }
    return tuple(code for code, is_so in found.items() if is_so)
