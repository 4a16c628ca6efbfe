"""What becomes of a mail that was understood: a new case, part of one, or news about something that we sent."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from atiende.channels.evidence import evidence_of
from atiende.channels.intake.beside import take_beside
from atiende.channels.intake.blocked import count_blocked
from atiende.channels.intake.files import stored_attachments
from atiende.channels.intake.joining import newcomers_of
from atiende.channels.intake.known_ids import KnownIds
from atiende.channels.intake.messages import incoming_of, opening_of
from atiende.channels.intake.noted import take_note
from atiende.channels.intake.placing import place_of_mail
from atiende.channels.intake.reports import take_report
from atiende.channels.intake.restraint import may_reopen
from atiende.channels.intake.writer import Writer, identify_writer, others_addressed
from atiende.channels.models import Mailbox, RawMail
from atiende.channels.queries.mail_threads import copy_in_another_mailbox
from atiende.channels.rules.mail.evidence import Join, Place
from atiende.channels.rules.mail.own import plain_address
from atiende.channels.rules.mail.parts import Address
from atiende.channels.rules.mail.understanding import UnderstoodMail
from atiende.kernel.actors import Actor
from atiende.tickets.actions.bring_participants import bring_participants
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.actions.receive_message import receive_message
from atiende.tickets.errors import TicketIsClosed
from atiende.tickets.rules.incoming import Incoming

_Outcome = RawMail.Outcome


@dataclass(frozen=True, slots=True)
class Arrival:
    outcome: str
    ticket_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class _Mail:
    """Everything that the steps look at together."""

    raw_mail: RawMail
    understood: UnderstoodMail
    writer: Writer
    others: list[Address]
    mailbox: Mailbox
    known: KnownIds


def arrive(
    raw_mail: RawMail,
    understood: UnderstoodMail,
    *,
    mailboxes: dict[str, int],
    known: KnownIds,
    blocked_id: int | None = None,
    by: Actor,
    at: dt.datetime,
) -> Arrival:
    """Called inside the transaction that closes the mail, so that all of it happens or nothing.

    `blocked_id`: the block of who wrote it.
    """
    seen = _seen_elsewhere(raw_mail, understood, mailboxes, known)
    if seen is not None:
        return seen
    noted = take_note(
        understood,
        own_addresses=frozenset(mailboxes),
        trusted_authserv_id=raw_mail.mailbox.trusted_authserv_id,
        at=at,
    )
    if noted is not None:
        return Arrival(_Outcome.NOTE, noted.ticket_id, noted.message_id)
    beside = take_beside(understood, own_addresses=frozenset(mailboxes), by=by, at=at)
    if beside is not None:
        return Arrival(_Outcome.ASIDE, beside)
    if understood.verdict.kind in {"bounce", "feedback_report"}:
        ours = take_report(understood.mail, understood.verdict, by=by, at=at)
        return Arrival(understood.verdict.kind, None if ours is None else ours.ticket_id)
    if blocked_id is not None:
        count_blocked(blocked_id, at=at)
        return Arrival(_Outcome.BLOCKED)
    home = _home_of(raw_mail, understood, mailboxes)
    return _into_case(_mail_of(raw_mail, understood, home, known, frozenset(mailboxes), by, at), by, at)


def has_several(mailboxes: dict[str, int]) -> bool:
    """Whether a copy of a mail may be delivered to another of our mailboxes."""
    return len(set(mailboxes.values())) > 1


def open_case_of(
    raw_mail: RawMail,
    understood: UnderstoodMail,
    *,
    own_addresses: frozenset[str],
    by: Actor,
    at: dt.datetime,
) -> Opened:
    """A case for a mail whatever it is, in the brand and team of its mailbox, joining and linking none."""
    mail = _mail_of(
        raw_mail, understood, raw_mail.mailbox, KnownIds([understood.mail]), own_addresses, by, at
    )
    return _open(mail, _incoming_of(mail, is_stranger=False), by, at)


def _mail_of(
    raw_mail: RawMail,
    understood: UnderstoodMail,
    mailbox: Mailbox,
    known: KnownIds,
    own: frozenset[str],
    by: Actor,
    at: dt.datetime,
) -> _Mail:
    writer = identify_writer(understood.mail, own_addresses=own, by=by, at=at)
    others = others_addressed(understood.mail, own_addresses=own, writer=writer.address)
    return _Mail(raw_mail, understood, writer, others, mailbox, known)


def _incoming_of(mail: _Mail, *, is_stranger: bool) -> Incoming:
    return incoming_of(
        mail.understood,
        mail.writer,
        is_stranger=is_stranger,
        trusted_authserv_id=mail.mailbox.trusted_authserv_id,
        attachments=stored_attachments(mail.understood.mail),
        evidence=evidence_of(mail.raw_mail, customer_id=mail.writer.customer_id),
    )


def _into_case(mail: _Mail, by: Actor, at: dt.datetime) -> Arrival:
    place = place_of_mail(mail.understood.mail, known=mail.known, writer=mail.writer, others=mail.others)
    is_auto_reply = mail.understood.verdict.kind == "auto_reply"
    if is_auto_reply and place.join is not Join.JOIN:
        # It is kept with its mailbox, where a person can still make a case of it.
        return Arrival(_Outcome.AUTO_REPLY)
    incoming = _incoming_of(mail, is_stranger=place.is_stranger)
    if place.join is Join.JOIN:
        joined = _join(mail, place, incoming, by, at)
        if joined is not None:
            return Arrival(_Outcome.AUTO_REPLY if is_auto_reply else _Outcome.REPLY, *joined)
    opened = _open(mail, incoming, by, at)
    if place.ticket_id is not None:
        link_tickets(kind="related", source_id=opened.ticket_id, target_id=place.ticket_id, by=by, at=at)
    return Arrival(_Outcome.TICKET, opened.ticket_id, opened.message_id)


def _join(
    mail: _Mail, place: Place, incoming: Incoming, by: Actor, at: dt.datetime
) -> tuple[int, int] | None:
    """None when the case is closed: what comes now is a case of its own, linked to that one."""
    if place.ticket_id is None:
        return None
    incoming = replace(incoming, may_reopen=may_reopen(place.ticket_id, at=at))
    newcomers = newcomers_of(incoming, place, writer=mail.writer, others=mail.others, by=by, at=at)
    try:
        received = receive_message(ticket_id=place.ticket_id, incoming=incoming, by=by, at=at)
    except TicketIsClosed:
        return None
    if newcomers:
        bring_participants(ticket_id=place.ticket_id, people=newcomers, by=by, at=at)
    mail.known.remember(mail.understood.mail, ticket_id=place.ticket_id, message_id=received.message_id)
    return place.ticket_id, received.message_id


def _open(mail: _Mail, incoming: Incoming, by: Actor, at: dt.datetime) -> Opened:
    opening = opening_of(mail.mailbox, mail.understood, mail.writer, mail.others, incoming, by=by, at=at)
    opened = open_ticket(opening=opening, by=by, at=at)
    mail.known.remember(mail.understood.mail, ticket_id=opened.ticket_id, message_id=opened.message_id)
    return opened


def _seen_elsewhere(
    raw_mail: RawMail, understood: UnderstoodMail, mailboxes: dict[str, int], known: KnownIds
) -> Arrival | None:
    """A copy delivered to another of our mailboxes, or our own mail that comes back to where it was not sent."""
    if has_several(mailboxes):
        copy = copy_in_another_mailbox(raw_mail)
        if copy is not None:
            return Arrival(_Outcome.DUPLICATE, copy.ticket_id, copy.message_id)
    ours = known.own_message(understood.mail)
    if ours is None or understood.verdict.kind != "message":
        return None
    named = (*understood.mail.to, *understood.mail.cc)
    addressed = {mailboxes.get(plain_address(address.email)) for address in named}
    if raw_mail.mailbox_id in addressed:
        return None  # a colleague writes from one of our mailboxes to another one: that arrives like any mail
    return Arrival(_Outcome.DUPLICATE, ours.ticket_id, ours.message_id)


def _home_of(raw_mail: RawMail, understood: UnderstoodMail, mailboxes: dict[str, int]) -> Mailbox:
    """The first of our mailboxes that the writer named, wherever the copy at hand was delivered."""
    for address in (*understood.mail.to, *understood.mail.cc):
        mailbox_id = mailboxes.get(plain_address(address.email))
        if mailbox_id is not None and mailbox_id != raw_mail.mailbox_id:
            return Mailbox.objects.select_related("brand").get(pk=mailbox_id)
        if mailbox_id is not None:
            break
    return raw_mail.mailbox
