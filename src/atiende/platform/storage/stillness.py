"""While a backup is made, no content that its snapshot names is taken away."""

from __future__ import annotations

from typing import Final

from atiende.platform.postgres.reading import read_rows

HOLD_STILL: Final = 0x61746966
"""The number of the lock that a backup holds together with others."""


def may_remove() -> bool:
    """Whether no backup is under way; until the transaction ends none begins. Inside a transaction only."""
    return bool(read_rows("SELECT pg_try_advisory_xact_lock(%s)", [HOLD_STILL])[0][0])
