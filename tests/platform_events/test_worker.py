"""The job worker as its own process: what it ran is seen in what it left behind."""

from __future__ import annotations

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from atiende.kernel.correlation import correlated
from atiende.platform.jobs import defer
from atiende.platform.models import AuditEntry
from tests.platform_events.jobs import fail, leave_a_trace, wait_for_a_trace
from tests.platform_events.processes import run_python

pytestmark = [
    pytest.mark.process,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("empty_queue"),
]

WORK = """
import django
django.setup()
import tests.platform_events.jobs
from atiende.platform.jobs.worker import run_until_empty
run_until_empty()
"""

WORK_UNTIL_DONE = """
import threading, time
import django
django.setup()
import tests.platform_events.jobs
from procrastinate.contrib.django.models import ProcrastinateJob
from atiende.platform.jobs.worker import run

stop = threading.Event()
working = threading.Thread(target=run, args=(stop,))
working.start()
until = time.monotonic() + 40
unfinished = ProcrastinateJob.objects.filter(task_name__startswith="tests.", status__in=["todo", "doing"])
while unfinished.exists() and time.monotonic() < until:
    time.sleep(0.1)
stop.set()
working.join()
"""


def test_a_job_runs_under_the_correlation_id_of_who_deferred_it():
    with correlated("a-request-0001"):
        defer(leave_a_trace, thing_id=4)
    done = run_python(WORK)
    assert done.returncode == 0, done.stderr
    entry = AuditEntry.objects.get(target_kind="thing")
    assert (entry.target_id, entry.correlation_id) == ("4", "a-request-0001")
    assert not ProcrastinateJob.objects.filter(task_name="tests.leave_a_trace").exists()


def test_a_failing_job_is_tried_again_later_and_then_listed_as_failed():
    defer(fail)
    done = run_python(WORK)
    assert done.returncode == 0, done.stderr
    row = ProcrastinateJob.objects.get(task_name="tests.fail")
    assert (row.status, row.attempts) == ("todo", 1)
    assert row.scheduled_at is not None
    run_sql("UPDATE procrastinate_jobs SET scheduled_at = NULL")
    run_python(WORK)
    assert ProcrastinateJob.objects.get(task_name="tests.fail").status == "failed"


def test_a_job_that_a_dead_worker_left_is_run_again():
    defer(leave_a_trace, thing_id=4)
    run_sql("UPDATE procrastinate_jobs SET status = 'doing'")
    done = run_python(WORK)
    assert done.returncode == 0, done.stderr
    assert AuditEntry.objects.filter(target_kind="thing").count() == 1
    assert not ProcrastinateJob.objects.filter(task_name="tests.leave_a_trace").exists()


def test_one_that_is_due_again_already_does_not_stop_the_queue():
    """As a periodic job is: one of its name runs, one of its name waits."""
    defer(leave_a_trace, thing_id=4)
    run_sql("UPDATE procrastinate_jobs SET status = 'doing', lock = 'minute', queueing_lock = 'minute'")
    defer(leave_a_trace, thing_id=5)
    run_sql("UPDATE procrastinate_jobs SET lock = 'minute', queueing_lock = 'minute' WHERE status = 'todo'")
    defer(leave_a_trace, thing_id=6)
    done = run_python(WORK)
    assert done.returncode == 0, done.stderr
    traces = AuditEntry.objects.filter(target_kind="thing").values_list("target_id", flat=True)
    assert sorted(traces) == ["5", "6"]
    assert not ProcrastinateJob.objects.filter(task_name="tests.leave_a_trace").exists()


def test_mail_that_takes_long_holds_up_nothing_else():
    for _ in range(8):
        defer(wait_for_a_trace)
    defer(leave_a_trace, thing_id=4)
    done = run_python(WORK_UNTIL_DONE)
    assert done.returncode == 0, done.stderr
    assert not ProcrastinateJob.objects.filter(task_name__startswith="tests.").exists()


def run_sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
