"""Asks for what the evidence of a mail needs, no more often than it needs it."""

from __future__ import annotations

import functools
from dataclasses import replace

from atiende.channels.intake.known_ids import KnownIds
from atiende.channels.intake.writer import Writer
from atiende.channels.rules.mail.evidence import Place, may_bring_others, place_of
from atiende.channels.rules.mail.parts import Address, ReadMail
from atiende.channels.rules.mail.threading import marks_in_subject, tokens_in
from atiende.customers.queries import cluster_of
from atiende.tickets.queries import (
    WrittenTo,
    is_participant,
    participant_by_token,
    ticket_id_of_number,
    written_to,
)

MOST_ASKED = 20


def place_of_mail(mail: ReadMail, *, known: KnownIds, writer: Writer, others: list[Address]) -> Place:
    """Where the mail goes, by its token, its Message-IDs, the replies to it and its subject, in this order."""

    @functools.cache
    def takes_part(ticket_id: int) -> bool:
        return is_participant(ticket_id, cluster_of(writer.customer_id), writer.address)

    def writes_to_participant(ticket_id: int) -> bool:
        asked = others[:MOST_ASKED]
        return any(is_participant(ticket_id, frozenset(), other.email) for other in asked)

    def was_written_to(ticket_id: int) -> bool:
        return written_to(ticket_id, writer.address) is not WrittenTo.NEVER

    token_ticket, references = _ticket_of_token(mail), known.references_of(mail)
    place = place_of(
        token_ticket=token_ticket,
        references=references,
        subject_ticket=_ticket_of_subject(mail.subject),
        takes_part=takes_part,
        writes_to_participant=writes_to_participant,
        was_written_to=was_written_to,
        waiting_tickets=lambda: known.tickets_waiting_for(mail),
    )
    brings = may_bring_others(place, token_ticket=token_ticket, references=references)
    return _with_newcomer(replace(place, may_bring_others=brings), writer)


def _with_newcomer(place: Place, writer: Writer) -> Place:
    """Whom an agent put in copy of what went to a participant is no stranger when they answer."""
    if place.ticket_id is None or not place.is_stranger:
        return place
    if written_to(place.ticket_id, writer.address) is not WrittenTo.TOGETHER:
        return place
    return replace(place, is_stranger=False, is_newcomer=True)


def _ticket_of_token(mail: ReadMail) -> int | None:
    for token in tokens_in(mail):
        seen = participant_by_token(token)
        if seen is not None:
            return seen.ticket_id
    return None


def _ticket_of_subject(subject: str) -> int | None:
    for mark in marks_in_subject(subject)[:1]:
        if mark.isdecimal() and len(mark) < 19:
            return ticket_id_of_number(int(mark))
    return None
