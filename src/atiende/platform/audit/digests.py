"""What is hashed, and how: entries, seals, and commitments to labels. Plain Python, so that others can check it.

Texts are UTF-8; structures are JSON with sorted keys and without spaces; times are UTC with microseconds.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIRST = bytes(32)
"""The digest before the first seal."""
DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True)
class Entry:
    """What the digest of an entry covers: all but the label, for which the commitment stands."""

    id: int
    at: datetime
    actor_id: int
    actor_commitment: bytes | None
    verb: str
    target_kind: str
    target_id: str
    fields: Sequence[str]
    outcome: str
    details: dict[str, Any]
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A batch of entries, bound to the seal before."""

    number: int
    previous_digest: bytes
    digest: bytes
    entry_ids: Sequence[int]
    entry_digests: bytes
    at: datetime

    def digest_of(self, entry_id: int) -> bytes:
        place = self.entry_ids.index(entry_id) * DIGEST_BYTES
        return self.entry_digests[place : place + DIGEST_BYTES]


def entry_digest(entry: Entry) -> bytes:
    return _digest(
        [
            entry.id,
            _instant(entry.at),
            entry.actor_id,
            (entry.actor_commitment or b"").hex(),
            entry.verb,
            entry.target_kind,
            entry.target_id,
            list(entry.fields),
            entry.outcome,
            entry.details,
            entry.correlation_id,
        ]
    )


def seal_digest(
    *, number: int, previous_digest: bytes, at: datetime, entry_ids: Sequence[int], entry_digests: bytes
) -> bytes:
    return _digest(
        [
            number,
            previous_digest.hex(),
            _instant(at),
            list(entry_ids),
            hashlib.sha256(entry_digests).hexdigest(),
        ]
    )


def commitment(label: str, salt: bytes) -> bytes:
    """HMAC-SHA-256 (RFC 2104): binds to the label, and says nothing about it once the salt is destroyed."""
    return hmac.digest(salt, label.encode(), "sha256")


def erased_label(actor_id: int) -> str:
    """What stands in the place of an erased label."""
    return f"agent {actor_id}"


def _digest(parts: list[Any]) -> bytes:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
