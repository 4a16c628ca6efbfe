from __future__ import annotations

import sys

import psycopg
import pytest
from django.db import OperationalError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import ConnectorException

from atiende.kernel.correlation import correlated
from atiende.platform.jobs import defer, defer_many, job
from atiende.platform.jobs.job import collecting_jobs, insert_jobs
from tests.platform_events.jobs import weigh

pytestmark = pytest.mark.usefixtures("empty_queue")


def test_a_job_carries_its_arguments_and_the_correlation_id(db):
    with correlated("a-request-0001"):
        defer(weigh, thing_id=4)
    row = ProcrastinateJob.objects.get()
    assert (row.task_name, row.queue_name, row.status) == ("tests.weigh", "slow", "todo")
    assert row.args == {"thing_id": 4, "_correlation_id": "a-request-0001"}


@pytest.mark.django_db(transaction=True)
def test_a_job_of_a_rolled_back_transaction_does_not_exist():
    with transaction.atomic():
        defer(weigh, thing_id=4)
        transaction.set_rollback(True)
    assert not ProcrastinateJob.objects.exists()


def test_many_jobs_go_in_one_statement(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        defer_many(weigh, [{"thing_id": number} for number in range(50)])
    assert ProcrastinateJob.objects.count() == 50


def test_collected_jobs_wait_for_the_end_of_the_batch(db, django_assert_num_queries):
    with collecting_jobs() as jobs, django_assert_num_queries(0):
        defer(weigh, thing_id=1)
        defer(weigh, thing_id=2)
    with django_assert_num_queries(1):
        insert_jobs(jobs)
    assert ProcrastinateJob.objects.count() == 2


def test_two_jobs_of_one_name_are_refused():
    with pytest.raises(TypeError, match=r"tests\.weigh"):
        job("tests.weigh")(lambda: None)


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (psycopg.errors.DiskFull("No space left on device"), OperationalError),
        (psycopg.InterfaceError("the connection is closed"), OperationalError),
        (psycopg.errors.UndefinedTable("no such table"), ConnectorException),
    ],
)
def test_a_database_in_trouble_is_told_as_by_any_other_statement(db, monkeypatch, cause, told):
    def refuse(**_: object) -> None:
        raise ConnectorException from cause

    monkeypatch.setattr(sys.modules["atiende.platform.jobs.job"]._inserter, "batch_defer_jobs", refuse)
    with pytest.raises(told):
        defer(weigh, thing_id=1)
