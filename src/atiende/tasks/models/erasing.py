"""The one door by which what is a proof goes: with the database told that it may."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def erasing() -> Iterator[None]:
    """The database lets proofs be changed and removed, until the end of the block."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('atiende.erasing', 'on', true)")
        yield
        cursor.execute("SELECT set_config('atiende.erasing', 'off', true)")
