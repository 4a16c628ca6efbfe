"""Scheduled entrances of the platform, a few lines each."""

from __future__ import annotations

from django.db import connection

from atiende.kernel.clock import utc_now
from atiende.platform.audit.seal import seal_pending
from atiende.platform.jobs import job
from atiende.platform.outbox.pruning import prune_lanes
from atiende.platform.partitions import drop_old_event_partitions, make_partitions
from atiende.platform.upkeep.audit_months import drop_old_audit_months
from atiende.platform.upkeep.seal_export import export_new_seals

_PRUNE_RUNS = """
DELETE FROM procrastinate_periodic_defers WHERE defer_timestamp < extract(epoch FROM now()) - 7 * 86400
"""

_PRUNE_JOBS = """
DELETE FROM procrastinate_jobs AS j WHERE j.status IN ('succeeded', 'failed', 'cancelled', 'aborted')
AND NOT EXISTS (SELECT FROM procrastinate_events e WHERE e.job_id = j.id AND e.at > now() - interval '90 days')
AND NOT EXISTS (SELECT FROM procrastinate_periodic_defers d WHERE d.job_id = j.id)
"""


@job("platform.seal_audit", cron="* * * * *", retries=0)
def seal_audit() -> None:
    """Every minute: close what was recorded since the last seal."""
    seal_pending(utc_now())


@job("platform.make_partitions", cron="10 3 * * *")
def make_coming_partitions() -> None:
    """Every night: there are always three months made ahead."""
    make_partitions(connection, at=utc_now())


@job("platform.drop_old_events", cron="20 3 * * *", rests=True)
def drop_old_events() -> None:
    """Every night: events are kept five weeks after their month ended."""
    drop_old_event_partitions(connection, at=utc_now())


@job("platform.forget_past_runs", cron="30 3 * * *")
def forget_past_runs() -> None:
    """Every night: that a periodic job ran more than a week ago need not be known."""
    with connection.cursor() as cursor:
        cursor.execute(_PRUNE_RUNS)


@job("platform.export_seals", cron="40 2 * * *", rests=True)
def export_seals() -> None:
    """Every night: the seals of the day to a file outside of the database."""
    export_new_seals(utc_now())


@job("platform.drop_old_audit_months", cron="50 3 1 * *", rests=True)
def drop_old_months_of_the_audit() -> None:
    """On the first of each month: what is older than entries are kept, when somebody chose so."""
    drop_old_audit_months(utc_now())


@job("platform.forget_silent_lanes", cron="40 3 * * 0")
def forget_silent_lanes() -> None:
    """Every Sunday: lanes of which no event is kept."""
    prune_lanes()


@job("platform.forget_old_jobs", cron="35 3 * * *")
def forget_old_jobs() -> None:
    """Every night: jobs that ended for good 90 days ago; those that succeeded are gone at once."""
    with connection.cursor() as cursor:
        cursor.execute(_PRUNE_JOBS)
