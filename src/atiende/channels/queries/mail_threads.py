"""Where a mail could belong: tickets that know one of its Message-IDs. What they prove is decided elsewhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from atiende.channels.models import RawMail
from atiende.channels.rules.mail.evidence import KnownReference
from atiende.platform.postgres.reading import read_rows

_REFERENCES: Final = """
SELECT digest, ticket_id, message_id, role = 'own', role <> 'mentioned' FROM channels_mailreference
WHERE digest = ANY (%s::bytea[])
ORDER BY ticket_id DESC
"""
_LOCK: Final = "SELECT pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key"


def digest_of_id(message_id: str) -> bytes:
    """Message-IDs are compared as they are written, without their brackets (RFC 5322, 3.6.4)."""
    return hashlib.sha256(message_id.encode("utf-8", "surrogateescape")).digest()


def references_to(message_ids: Iterable[str]) -> dict[str, list[KnownReference]]:
    """What tickets know of each of these Message-IDs, the latest ticket first, in one query."""
    ids = {digest_of_id(message_id): message_id for message_id in message_ids}
    found: dict[str, list[KnownReference]] = {message_id: [] for message_id in ids.values()}
    for digest, *known in read_rows(_REFERENCES, [list(ids)]) if ids else ():
        found[ids[digest]].append(KnownReference(*known))
    return found


def own_message_of(message_id: str) -> KnownReference | None:
    """The message that we sent under this Message-ID."""
    return next((known for known in references_to([message_id])[message_id] if known.is_own), None)


def copy_in_another_mailbox(raw_mail: RawMail) -> RawMail | None:
    """The same mail, delivered to another of our mailboxes and already understood."""
    copies = RawMail.objects.filter(digest=bytes(raw_mail.digest), state=RawMail.State.PROCESSED)
    return copies.exclude(mailbox_id=raw_mail.mailbox_id).exclude(ticket=None).order_by("pk").first()


def lock_mails_like(message_ids: Iterable[str], contents: Iterable[bytes]) -> None:
    """Until the transaction ends nobody else decides on a mail of these Message-IDs, on one that refers to them, nor on
    a copy of these contents.

    Called before anything of the mails is written, and in one order for all: nobody waits for who waits for them.
    """
    digests = [*map(digest_of_id, message_ids), *contents]
    keys = {int.from_bytes(digest[:8], "big", signed=True) for digest in digests}
    if keys:
        read_rows(_LOCK, [sorted(keys)])


def recent_mails_of_ticket(ticket_id: int, *, since_id: int) -> int:
    """How many mails this ticket received since a time-ordered id."""
    return RawMail.objects.filter(ticket_id=ticket_id, pk__gt=since_id).count()
