"""Asks for what the evidence of a mail needs, no more often than it needs it."""

from __future__ import annotations

import functools

from atiende.channels.intake.writer import Writer
from atiende.channels.queries.mail_threads import references_to, tickets_waiting_for
from atiende.channels.rules.mail.evidence import Place, place_of
from atiende.channels.rules.mail.parts import Address, ReadMail
from atiende.channels.rules.mail.threading import marks_in_subject, thread_ids, tokens_in
from atiende.customers.queries import cluster_of
from atiende.tickets.queries import is_participant, participant_by_token, ticket_id_of_number

MOST_ASKED = 20


def place_of_mail(mail: ReadMail, *, writer: Writer, others: list[Address]) -> Place:
    """Where the mail goes, by its token, its Message-IDs, the replies to it and its subject, in this order."""

    @functools.cache
    def takes_part(ticket_id: int) -> bool:
        return is_participant(ticket_id, cluster_of(writer.customer_id), writer.address)

    def writes_to_participant(ticket_id: int) -> bool:
        asked = others[:MOST_ASKED]
        return any(is_participant(ticket_id, frozenset(), other.email) for other in asked)

    return place_of(
        token_ticket=_ticket_of_token(mail),
        references=references_to(thread_ids(mail)),
        subject_ticket=_ticket_of_subject(mail.subject),
        takes_part=takes_part,
        writes_to_participant=writes_to_participant,
        waiting_tickets=lambda: tickets_waiting_for(mail.message_id),
    )


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
