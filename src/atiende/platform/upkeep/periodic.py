"""Scheduled entrances of the platform, a few lines each."""

from __future__ import annotations

from django.db import connection

from atiende.kernel.clock import utc_now
from atiende.platform.audit.seal import seal_pending
from atiende.platform.jobs import job
from atiende.platform.partitions import drop_old_event_partitions, make_partitions

_PRUNE_RUNS = """
DELETE FROM procrastinate_periodic_defers WHERE defer_timestamp < extract(epoch FROM now()) - 7 * 86400
"""


@job("platform.seal_audit", cron="* * * * *", retries=0)
def seal_audit() -> None:
    """Every minute: close what was recorded since the last seal."""
    seal_pending(utc_now())


@job("platform.make_partitions", cron="10 3 * * *")
def make_coming_partitions() -> None:
    """Every night: there are always three months made ahead."""
    make_partitions(connection, at=utc_now())


@job("platform.drop_old_events", cron="20 3 * * *")
def drop_old_events() -> None:
    """Every night: events are kept five weeks after their month ended."""
    drop_old_event_partitions(connection, at=utc_now())


@job("platform.forget_past_runs", cron="30 3 * * *")
def forget_past_runs() -> None:
    """Every night: that a periodic job ran more than a week ago need not be known."""
    with connection.cursor() as cursor:
        cursor.execute(_PRUNE_RUNS)
