"""Limits that all processes count together: so many times per window, then a refusal that says when to come back."""

from __future__ import annotations

import datetime as dt

from django.db import connection

from atiende.kernel.refusals import TooManyAttempts

_COUNT = """
INSERT INTO platform_limit AS known (key, began, count) VALUES (%s, %s, 1)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN known.began = excluded.began THEN known.count + 1 ELSE 1 END,
    began = excluded.began
RETURNING count
"""


def spend(key: str, *, limit: int, window_seconds: int, at: dt.datetime) -> int:
    """Count one under this key and return how many are left. Raises TooManyAttempts beyond the limit.

    Call it outside of transactions: the row stays locked until the one under way ends.
    """
    began = int(at.timestamp()) // window_seconds * window_seconds
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key[:200], began])
        (count,) = cursor.fetchone()
    if count > limit:
        raise TooManyAttempts(retry_after_seconds=began + window_seconds - int(at.timestamp()))
    return limit - int(count)


def forget_past_windows(at: dt.datetime) -> None:
    """Drop what was counted more than a day ago."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_limit WHERE began < %s", [int(at.timestamp()) - 86_400])
