"""Where a mail could belong: tickets that know one of its Message-IDs. What they prove is decided elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from django.db import connection

from atiende.channels.models import RawMail
from atiende.channels.rules.mail.evidence import KnownReference
from atiende.platform.postgres.reading import read_rows

_REFERENCES: Final = """
SELECT ticket_id, message_id, role = 'own', role <> 'mentioned' FROM channels_mailreference
WHERE digest = ANY (%s::bytea[])
ORDER BY ticket_id DESC
"""
_WAITING: Final = """
SELECT ticket_id FROM channels_mailreference WHERE digest = %s::bytea AND role = 'mentioned' AND NOT EXISTS (
    SELECT FROM channels_mailreference WHERE digest = %s::bytea AND role <> 'mentioned')
ORDER BY ticket_id DESC
"""
_LOCK: Final = "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key"


def digest_of_id(message_id: str) -> bytes:
    """Message-IDs are compared as they are written, without their brackets (RFC 5322, 3.6.4)."""
    return hashlib.sha256(message_id.encode("utf-8", "surrogateescape")).digest()


def references_to(message_ids: Iterable[str]) -> list[KnownReference]:
    """What tickets know of these Message-IDs, the latest ticket first, in one query."""
    digests = [digest_of_id(message_id) for message_id in message_ids]
    if not digests:
        return []
    return [KnownReference(*row) for row in read_rows(_REFERENCES, [digests])]


def tickets_waiting_for(message_id: str) -> list[int]:
    """Those that refer to a mail which is in no case yet, the latest first."""
    if not message_id:
        return []
    digest = digest_of_id(message_id)
    return [ticket_id for (ticket_id,) in read_rows(_WAITING, [digest, digest])]


def own_message_of(message_id: str) -> KnownReference | None:
    """The message that we sent under this Message-ID."""
    found = [known for known in references_to([message_id]) if known.is_own]
    return found[0] if found else None


def copy_in_another_mailbox(raw_mail: RawMail) -> RawMail | None:
    """The same mail, delivered to another of our mailboxes and already understood."""
    copies = RawMail.objects.filter(digest=bytes(raw_mail.digest), state=RawMail.State.PROCESSED)
    return copies.exclude(mailbox_id=raw_mail.mailbox_id).exclude(ticket=None).order_by("pk").first()


def lock_content(digest: bytes) -> None:
    """Until the transaction ends nobody else decides on a copy of this mail."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [digest.hex()])


def lock_ids(message_ids: Iterable[str]) -> None:
    """Until the transaction ends nobody else decides on a mail of these Message-IDs, nor on one that refers to them.

    Called before anything else of the mail is written, and in one order for all: nobody waits for who waits for them.
    """
    keys = {int.from_bytes(digest_of_id(each)[:8], "big", signed=True) for each in message_ids}
    if keys:
        read_rows(_LOCK, [sorted(keys)])


def recent_mails_of_ticket(ticket_id: int, *, since_id: int) -> int:
    """How many mails this ticket received since a time-ordered id."""
    return RawMail.objects.filter(ticket_id=ticket_id, pk__gt=since_id).count()
