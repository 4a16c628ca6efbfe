"""Kept mails on their way into cases: those that one transaction takes, in the order in which they came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from atiende.channels.intake.arriving import Arrival, arrive, has_several
from atiende.channels.intake.known_ids import KnownIds
from atiende.channels.intake.originals import original_of
from atiende.channels.intake.writer import address_of_writer
from atiende.channels.models import RawMail
from atiende.channels.queries.blocked import blocked_among
from atiende.channels.queries.kept_mail import lock_mails
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.rules.mail.understanding import UnderstoodMail, understand
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.gathering import write_rows

_CLOSE = """
UPDATE channels_rawmail AS mail SET state = 'processed', outcome = done.outcome, ticket_id = done.ticket_id,
    message_id = done.message_id, header_id = done.header_id, problem = '', processed_at = done.at
FROM json_to_recordset(%s::json) AS done (
    id bigint, outcome text, ticket_id bigint, message_id bigint, header_id text, at timestamptz
) WHERE mail.id = done.id
"""


@dataclass(frozen=True, slots=True)
class MailAtHand:
    """A locked mail. `understood` is None for one that was processed before, or whose original is gone.

    `blocked_id`: the block of its writer.
    """

    raw_mail: RawMail
    understood: UnderstoodMail | None
    mailboxes: dict[str, int]
    known: KnownIds
    blocked_id: int | None = None


def mails_at_hand(raw_mail_ids: Sequence[int]) -> list[MailAtHand]:
    """The first of them, up to one with files: what stores files holds locks on them, and is to end soon.

    Raises NotFound, FileMissing, NotAMessage, UnreadableMail.
    """
    mailboxes = mailboxes_by_address()
    locked = lock_mails(raw_mail_ids)
    if len(locked) < len(raw_mail_ids):
        raise NotFound
    read = list(_understood(locked, frozenset(mailboxes)))
    understood = [each for _, each in read if each is not None]
    contents = [bytes(raw_mail.digest) for raw_mail, _ in read] if has_several(mailboxes) else []
    known = KnownIds([each.mail for each in understood], contents=contents)
    writers = {id(each): _address_of(each, frozenset(mailboxes)) for each in understood}
    blocked = blocked_among(address for address in writers.values() if address)
    return [
        MailAtHand(raw_mail, each, mailboxes, known, blocked.get(writers.get(id(each), "")))
        for raw_mail, each in read
    ]


def take(mail: MailAtHand, understood: UnderstoodMail, *, by: Actor, at: dt.datetime) -> Arrival:
    """Make an understood mail part of a case, and close it."""
    arrival = arrive(
        mail.raw_mail,
        understood,
        mailboxes=mail.mailboxes,
        known=mail.known,
        blocked_id=mail.blocked_id,
        by=by,
        at=at,
    )
    done = {
        "id": mail.raw_mail.pk,
        "outcome": arrival.outcome,
        "ticket_id": arrival.ticket_id,
        "message_id": arrival.message_id,
        "header_id": understood.mail.message_id[:500],
        "at": at.isoformat(),
    }
    write_rows(_CLOSE, [done])
    return arrival


def _address_of(understood: UnderstoodMail, own_addresses: frozenset[str]) -> str:
    writer = address_of_writer(understood.mail, own_addresses=own_addresses)
    return writer.email if writer else ""


def _understood(
    raw_mails: Iterable[RawMail], own_addresses: frozenset[str]
) -> Iterator[tuple[RawMail, UnderstoodMail | None]]:
    for raw_mail in raw_mails:
        if raw_mail.state != RawMail.State.KEPT or raw_mail.file_id is None:
            yield raw_mail, None
            continue
        understood = understand(original_of(raw_mail), own_addresses=own_addresses)
        yield raw_mail, understood
        if understood.mail.attachments:
            return
