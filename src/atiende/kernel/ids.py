"""Ids and keys that people or programs carry: time-ordered numbers, tokens, tracking keys."""

from __future__ import annotations

import datetime as dt
import secrets

EPOCH_MS = (
    1_704_067_200_000  # 2024-01-01T00:00:00Z: the database function atiende_next_id() counts from it too
)
SEQUENCE_BITS = 22
READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # neither 0/O nor 1/I/L: it is read aloud over the telephone


def first_id_at(instant: dt.datetime) -> int:
    """The smallest time-ordered id that can be given out at this instant: the border of a partition or a search."""
    return (int(instant.timestamp() * 1000) - EPOCH_MS) << SEQUENCE_BITS


def instant_of(time_ordered_id: int) -> dt.datetime:
    """When a time-ordered id was given out (UTC, to the millisecond)."""
    return dt.datetime.fromtimestamp(((time_ordered_id >> SEQUENCE_BITS) + EPOCH_MS) / 1000, dt.UTC)


def new_token(prefix: str) -> str:
    """A secret of 256 bits that names its kind, so that scanners of leaked secrets can recognise it."""
    return f"{prefix}_{secrets.token_urlsafe(32)}"


def readable_key(*, groups: int = 2, length: int = 4) -> str:
    """A key that a person can read aloud, such as 7K4M-29QX."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(length)) for _ in range(groups))
