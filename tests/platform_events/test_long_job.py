from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.platform.audit.seal import seal_pending
from atiende.platform.jobs.actions import cancel_long_job
from atiende.platform.jobs.errors import LongJobNotFound, LongJobOver
from atiende.platform.jobs.progress import LongJob
from atiende.platform.jobs.queries import errors_of_long_job, get_long_job, list_long_jobs
from atiende.platform.models import AuditEntry, LongJobRow
from atiende.platform.upkeep.actions import start_audit_verification
from atiende.platform.upkeep.verification import verify_audit

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPERATOR = Actor(id=1, label="Operadora", grants=frozenset({"operations.manage", "audit.read"}))
ANA = Actor(id=5, label="Ana")
EVA = Actor(id=6, label="Eva")


@pytest.fixture
def every_step_is_written(monkeypatch):
    monkeypatch.setattr("atiende.platform.jobs.progress.WRITE_EVERY_SECONDS", 0.0)


def test_progress_is_seen_while_it_runs_and_at_its_end(db, every_step_is_written):
    long_job = LongJob.queue(kind="tests.count", by=ANA, at=AT)
    assert get_long_job(ANA, long_job.id).state == "queued"
    with LongJob.running(long_job.id, total=8) as progress:
        progress.advance(2)
        seen = get_long_job(ANA, long_job.id)
        assert (seen.state, seen.done, seen.total, seen.percent) == ("running", 2, 8, 25)
        progress.advance(6)
        progress.result = {"counted": 8}
    seen = get_long_job(ANA, long_job.id)
    assert (seen.state, seen.percent, seen.result, seen.is_over) == ("done", 100, {"counted": 8}, True)


def test_steps_in_quick_succession_are_written_together(db, django_assert_num_queries):
    long_job = LongJob.queue(kind="tests.count", by=ANA, at=AT, total=1000)
    with LongJob.running(long_job.id) as progress:
        progress.advance()
        with django_assert_num_queries(0):
            for _ in range(50):
                progress.advance()
    assert get_long_job(ANA, long_job.id).done == 51


def test_the_rate_so_far_says_how_long_it_will_take(db):
    long_job = LongJob.queue(kind="tests.count", by=ANA, at=AT, total=100)
    LongJobRow.objects.filter(pk=long_job.id).update(
        state="running", done=20, started_at=AT, advanced_at=AT + timedelta(seconds=10)
    )
    seen = get_long_job(ANA, long_job.id)
    assert (seen.per_second, seen.seconds_left) == (2.0, 40)


def test_a_cancelled_job_stops_at_its_next_step(db, every_step_is_written):
    long_job = LongJob.queue(kind="tests.count", by=ANA, at=AT, total=9)
    steps = 0
    with LongJob.running(long_job.id) as progress:
        for _ in range(9):
            progress.advance()
            steps += 1
            if steps == 3:
                cancel_long_job(long_job_id=long_job.id, by=ANA, at=AT)
                assert get_long_job(ANA, long_job.id).is_cancelling
    seen = get_long_job(ANA, long_job.id)
    assert (seen.state, seen.done, steps) == ("cancelled", 4, 3)
    with pytest.raises(LongJobOver):
        cancel_long_job(long_job_id=long_job.id, by=ANA, at=AT)
    assert AuditEntry.objects.get().verb == "platform.long_job_cancelled"


def test_one_cancelled_while_it_waited_does_nothing(db):
    long_job = LongJob.queue(kind="tests.count", by=ANA, at=AT, total=9)
    cancel_long_job(long_job_id=long_job.id, by=ANA, at=AT)
    steps = 0
    with LongJob.running(long_job.id) as progress:
        for _ in range(9):
            progress.advance()
            steps += 1
    assert steps == 0
    assert get_long_job(ANA, long_job.id).state == "cancelled"


def test_a_failure_is_kept_for_the_file_of_errors(db):
    long_job = LongJob.start(kind="tests.count", total=2, by=ANA, at=AT)
    with pytest.raises(ValueError, match="two"), long_job.watched():  # noqa: PT012
        long_job.note_error("row 1: no address")
        raise ValueError("row two")
    seen = get_long_job(ANA, long_job.id)
    assert (seen.state, seen.error_count) == ("failed", 2)
    assert errors_of_long_job(ANA, long_job.id) == "row 1: no address\nValueError: row two\n"


def test_others_see_it_only_when_they_look_after_the_operation(db):
    long_job = LongJob.queue(kind="tests.count", by=ANA, at=AT)
    assert [seen.id for seen in list_long_jobs(OPERATOR)] == [long_job.id]
    assert list_long_jobs(EVA) == []
    for attempt in (
        lambda: get_long_job(EVA, long_job.id),
        lambda: errors_of_long_job(EVA, long_job.id),
        lambda: cancel_long_job(long_job_id=long_job.id, by=EVA, at=AT),
    ):
        with pytest.raises(LongJobNotFound):
            attempt()


def test_verifying_the_audit_is_a_long_job(db):
    record(by=ANA, verb="tests.thing_made", target_kind="thing", at=AT)
    seal_pending(AT)
    long_job_id = start_audit_verification(by=OPERATOR, at=utc_now())
    verify_audit(long_job_id=long_job_id)
    seen = get_long_job(OPERATOR, long_job_id)
    assert (seen.state, seen.done, seen.result["holds"], seen.result["unsealed"]) == ("done", 1, True, 1)


def test_who_may_not_read_the_audit_does_not_start_its_verification(db):
    with pytest.raises(NotPermitted):
        start_audit_verification(by=ANA, at=AT)
