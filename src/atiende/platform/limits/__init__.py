"""Limits that all processes count together: so many times per window, then a refusal that says when to come back."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from atiende.kernel.refusals import TooManyAttempts
from atiende.platform.postgres.reading import read_row

_COUNT = """
INSERT INTO platform_limit AS known (key, began, count) VALUES (%(key)s, %(began)s, %(size)s)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.began = excluded.began THEN known.count ELSE 0 END + excluded.count,
    began = excluded.began
RETURNING count
"""


def spend(key: str, *, limit: int, window_seconds: int, at: dt.datetime) -> int:
    """Count one under this key and return how many are left. Raises TooManyAttempts beyond the limit.

    Call it outside of transactions: the row stays locked until the one under way ends.
    """
    began = int(at.timestamp()) // window_seconds * window_seconds
    count = count_of(key, began, 1)
    if count > limit:
        raise TooManyAttempts(retry_after_seconds=began + window_seconds - int(at.timestamp()))
    return limit - count


def count_of(key: str, began: int, size: int) -> int:
    """Add `size` to what was counted in the window that began then (seconds since 1970), and return it."""
    row = read_row(_COUNT, {"key": key[:200], "began": began, "size": size})
    assert row is not None, "an insert answers with its row"
    return int(row[0])


def forget_past_windows(at: dt.datetime) -> None:
    """Drop what was counted more than a day ago."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_limit WHERE began < %s", [int(at.timestamp()) - 86_400])
