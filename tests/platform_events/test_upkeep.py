from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest
from django.db import connection
from procrastinate.contrib.django import app as queue

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.ids import first_id_at, instant_of
from atiende.kernel.refusals import NotPermitted
from atiende.platform.jobs.actions import retry_failed_job
from atiende.platform.jobs.errors import JobNotFailed
from atiende.platform.jobs.queries import list_failed_jobs
from atiende.platform.models import AuditEntry, OutboxEvent, PendingDelivery
from atiende.platform.outbox import emit
from atiende.platform.partitions import drop_old_event_partitions, make_partitions
from atiende.platform.upkeep.periodic import forget_old_jobs
from tests.platform_events.facts import ThingMoved

AT = datetime(2031, 11, 22, 12, tzinfo=UTC)
OPERATOR = Actor(id=1, label="Operadora", grants=frozenset({"operations.manage"}))
STRANGER = Actor(id=2, label="Extraño")


def partition_of(row_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableoid::regclass::text FROM platform_event WHERE id = %s", [row_id])
        return cursor.fetchone()[0]


def event_at(instant: datetime) -> OutboxEvent:
    return OutboxEvent.objects.create(
        id=first_id_at(instant) + 1,
        name="tests.old.v1",
        aggregate="thing:1",
        number=1,
        payload={},
        at=instant,
    )


def test_ids_follow_time(db):
    before = utc_now()
    emit(ThingMoved(thing_id=1))
    emit(ThingMoved(thing_id=1))
    first, second = OutboxEvent.objects.order_by("number")
    assert first.id < second.id
    assert abs((instant_of(first.id) - before).total_seconds()) < 60


def test_this_month_and_three_ahead_have_partitions(db):
    made = make_partitions(connection, at=AT, tables=("platform_event",))
    assert made == [f"platform_event_{month}" for month in ("2031_11", "2031_12", "2032_01", "2032_02")]
    assert make_partitions(connection, at=AT, tables=("platform_event",)) == []
    assert partition_of(event_at(datetime(2032, 2, 29, 23, tzinfo=UTC)).id) == "platform_event_2032_02"


def test_a_month_without_partition_falls_into_the_safety_net(db, caplog):
    assert partition_of(event_at(AT).id) == "platform_event_default"
    with caplog.at_level(logging.WARNING):
        assert "platform_event_2031_11" not in make_partitions(connection, at=AT)
    assert "platform_event_2031_11 cannot be made" in caplog.text


def test_the_partitions_of_today_were_made_by_the_migration(db):
    emit(ThingMoved(thing_id=1))
    assert partition_of(OutboxEvent.objects.get().id) == f"platform_event_{utc_now():%Y_%m}"


def test_months_of_events_are_dropped_five_weeks_after_their_end(db):
    make_partitions(connection, at=AT, tables=("platform_event",))
    assert "platform_event_2031_11" not in drop_old_event_partitions(
        connection, at=datetime(2032, 1, 4, tzinfo=UTC)
    )
    assert "platform_event_2031_11" in drop_old_event_partitions(
        connection, at=datetime(2032, 1, 6, tzinfo=UTC)
    )


def test_a_month_that_still_owes_a_delivery_is_kept(db):
    make_partitions(connection, at=AT, tables=("platform_event",))
    event = event_at(AT)
    PendingDelivery.objects.create(
        event_id=event.id, handler="x", aggregate="thing:1", number=1, state="stuck", attempts=9
    )
    assert "platform_event_2031_11" not in drop_old_event_partitions(
        connection, at=datetime(2032, 3, 1, tzinfo=UTC)
    )


def test_the_upkeep_runs_by_itself():
    periodic = {name: task.cron for (name, _), task in queue.periodic_registry.periodic_tasks.items()}
    assert periodic["platform.seal_audit"] == "* * * * *"
    assert {
        "platform.make_partitions",
        "platform.drop_old_events",
        "platform.forget_past_runs",
        "platform.forget_old_jobs",
        "platform.forget_silent_lanes",
        "platform.export_seals",
        "platform.drop_old_audit_months",
    } <= periodic.keys()


@pytest.fixture
def failed_job_id(empty_queue) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts) VALUES"
            " ('default', 'tests.fail', '{\"thing_id\": 3, \"_correlation_id\": \"a-request-0001\"}', 'failed', 6)"
            " RETURNING id"
        )
        return cursor.fetchone()[0]


def test_failed_jobs_are_listed_and_queued_again(failed_job_id):
    (failed,) = list_failed_jobs(OPERATOR)
    assert (failed.id, failed.name, failed.arguments) == (failed_job_id, "tests.fail", {"thing_id": 3})
    assert failed.correlation_id == "a-request-0001"
    retry_failed_job(job_id=failed_job_id, by=OPERATOR, at=AT)
    assert list_failed_jobs(OPERATOR) == []
    assert AuditEntry.objects.get().verb == "platform.job_retried"
    with pytest.raises(JobNotFailed):
        retry_failed_job(job_id=failed_job_id, by=OPERATOR, at=AT)


def test_jobs_that_ended_long_ago_are_forgotten(empty_queue):
    with connection.cursor() as cursor:
        for name, status, days in (
            ("old", "failed", 91),
            ("young", "failed", 89),
            ("waiting", "todo", 400),
            ("given_up", "cancelled", 91),
        ):
            cursor.execute(
                "WITH job AS (INSERT INTO procrastinate_jobs (queue_name, task_name, status)"
                " VALUES ('default', %s, %s) RETURNING id) INSERT INTO procrastinate_events (job_id, type, at)"
                " SELECT id, 'failed', now() - make_interval(days => %s) FROM job",
                [name, status, days],
            )
        forget_old_jobs()
        cursor.execute("SELECT task_name FROM procrastinate_jobs ORDER BY 1")
        assert cursor.fetchall() == [("waiting",), ("young",)]


def test_a_stranger_neither_sees_nor_retries_failed_jobs(failed_job_id):
    with pytest.raises(NotPermitted):
        list_failed_jobs(STRANGER)
    with pytest.raises(NotPermitted):
        retry_failed_job(job_id=failed_job_id, by=STRANGER, at=AT)
