"""Whom a tracking key lets in. Without an actor: the key says who may."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Final

from atiende.platform.secrets import fingerprint
from atiende.tickets.models import TrackingKey
from atiende.tickets.rules.tracking_keys import plain_key

_PURPOSE: Final = "tickets.tracking_key"
_NO_DIGEST: Final = bytes(32)


@dataclass(frozen=True, slots=True)
class Proof:
    """That somebody showed the key of a case. It holds as long as no newer key was made."""

    ticket_id: int
    number: int
    brand_id: int
    version: int


def prove_key(number: int, typed: str) -> Proof | None:
    """None for a wrong key and for an unknown number alike, at the same cost: one read and one digest."""
    wanted = number if 0 < number < 2**63 else 0
    key = plain_key(typed)
    row = (
        TrackingKey.objects.filter(ticket__number=wanted)
        .values_list("ticket_id", "ticket__brand_id", "version", "fingerprint")
        .first()
    )
    kept = bytes(row[3]) if row else _NO_DIGEST
    is_right = hmac.compare_digest(kept, digest_of_key(wanted, key))
    if row is None or not key or not is_right:
        return None
    return Proof(ticket_id=row[0], number=wanted, brand_id=row[1], version=row[2])


def proof_of_version(number: int, version: int) -> Proof | None:
    """What was proved before, while that key still opens the case."""
    rows = TrackingKey.objects.filter(ticket__number=number, version=version)
    row = rows.values_list("ticket_id", "ticket__brand_id").first()
    return None if row is None else Proof(ticket_id=row[0], number=number, brand_id=row[1], version=version)


def has_tracking_key(ticket_id: int) -> bool:
    return TrackingKey.objects.filter(pk=ticket_id).exists()


def digest_of_key(number: int, key: str) -> bytes:
    """What is kept of a key: of no use to whoever has the database and not the file of the key that it is made with."""
    return fingerprint(f"{number}:{key}".encode(), _PURPOSE)
