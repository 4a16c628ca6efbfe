from __future__ import annotations

import contextlib
from collections.abc import Iterable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from atiende.kernel.correlation import current_correlation_id
from atiende.platform.jobs import defer
from atiende.platform.models import PendingDelivery
from atiende.platform.outbox import dispatcher, emit, registry
from atiende.platform.outbox.dispatcher import Dispatcher
from tests.platform_events.facts import ThingMoved
from tests.platform_events.jobs import weigh

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("empty_queue")]


def announce(things: Iterable[int], steps: int = 1) -> None:
    for step in range(steps):
        with transaction.atomic():
            for thing in things:
                emit(ThingMoved(thing_id=thing, step=step))


def deliver_all() -> int:
    dispatcher, total = Dispatcher(), 0
    while tried := dispatcher.run_once():
        total += tried
    return total


def test_each_aggregate_is_told_in_order(listen):
    told: list[tuple[int, int]] = []
    listen(lambda event, delivery: told.append((event.thing_id, event.step)), "keep")
    announce(range(30), steps=5)
    assert deliver_all() == 150
    for thing in range(30):
        assert [step for seen, step in told if seen == thing] == [0, 1, 2, 3, 4]
    assert not PendingDelivery.objects.exists()


def test_a_handler_knows_which_delivery_it_is(listen):
    told = []
    listen(
        lambda event, delivery: told.append(
            (delivery.attempt, delivery.correlation_id, current_correlation_id())
        ),
        "keep",
    )
    announce([1])
    deliver_all()
    ((attempt, of_delivery, of_work),) = told
    assert attempt == 1
    assert of_delivery == of_work or of_delivery == ""


def test_a_failing_handler_halts_only_its_own_lane(listen):
    told: list[tuple[str, int, int]] = []

    def picky(event, delivery):
        if event.thing_id == 1 and event.step == 1:
            raise ValueError("not this one")
        told.append(("picky", event.thing_id, event.step))

    listen(picky, "picky")
    listen(lambda event, delivery: told.append(("other", event.thing_id, event.step)), "other")
    announce([1, 2], steps=3)
    deliver_all()
    assert [t for t in told if t[0] == "picky"] == [
        ("picky", 1, 0),
        ("picky", 2, 0),
        ("picky", 2, 1),
        ("picky", 2, 2),
    ]
    assert len([t for t in told if t[0] == "other"]) == 6
    failed, held = PendingDelivery.objects.order_by("number")
    assert (failed.state, failed.attempts, failed.last_error) == ("pending", 1, "ValueError: not this one")
    assert failed.next_attempt_at is not None
    assert (held.state, held.attempts) == ("waiting", 0)


def test_what_waited_follows_when_the_failed_one_succeeds(listen):
    told: list[int] = []
    broken = [True]

    def sometimes(event, delivery):
        if broken[0] and event.step == 0:
            raise ValueError
        told.append(event.step)

    listen(sometimes, "sometimes")
    announce([1], steps=3)
    deliver_all()
    assert told == []
    broken[0] = False
    PendingDelivery.objects.filter(state="pending").update(next_attempt_at=None)
    deliver_all()
    assert told == [0, 1, 2]


def test_what_a_failed_handler_changed_is_undone(listen):
    def half(event, delivery):
        defer(weigh, thing_id=1)
        emit(ThingMoved(thing_id=99))
        raise ValueError

    listen(half, "half")
    announce([1])
    deliver_all()
    assert PendingDelivery.objects.count() == 1
    assert not ProcrastinateJob.objects.exists()


def test_jobs_of_a_batch_go_into_the_queue_together(listen, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr(dispatcher, "BATCH_SECONDS", 60.0)  # one batch, however slow the machine is
    listen(lambda event, delivery: defer(weigh, thing_id=event.thing_id), "heavy")
    announce(range(40))
    with django_assert_max_num_queries(8):
        Dispatcher().run_once()
    assert ProcrastinateJob.objects.count() == 40


def test_an_event_emitted_by_a_handler_is_delivered_too(listen):
    told: list[int] = []

    def chain(event, delivery):
        told.append(event.step)
        if event.step < 3:
            emit(ThingMoved(thing_id=event.thing_id, step=event.step + 1))

    listen(chain, "chain")
    announce([1])
    deliver_all()
    assert told == [0, 1, 2, 3]


def test_a_delivery_that_breaks_the_whole_transaction_is_found(listen):
    told: list[int] = []
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE tests_late (id int, CONSTRAINT late UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)"
        )
        cursor.execute("INSERT INTO tests_late VALUES (3)")

    def late(event, delivery):
        told.append(event.thing_id)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO tests_late VALUES (%s)", [event.thing_id])

    listen(late, "late")
    announce(range(6))
    try:
        deliver_all()
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM tests_late ORDER BY id")
            assert [row[0] for row in cursor.fetchall()] == [0, 1, 2, 3, 4, 5]
        left = PendingDelivery.objects.get()
        assert left.aggregate == "thing:3"
        assert left.last_error.startswith(IntegrityError.__name__)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE tests_late")


def test_a_handler_without_code_is_tried_later_and_then_stuck(listen):
    function = listen(lambda event, delivery: None, "gone")
    announce([1])
    registry.forget(function)
    for _ in range(4):
        PendingDelivery.objects.update(next_attempt_at=None)
        deliver_all()
    left = PendingDelivery.objects.get()
    assert left.state == "stuck"
    assert "no code is registered" in left.last_error


@pytest.mark.parametrize("mark", [False, True])
def test_a_handler_that_swallows_a_database_error_has_failed(listen, mark):
    told: list[int] = []

    def swallow(event, delivery):
        if event.thing_id == 2:
            with contextlib.suppress(DatabaseError), transaction.atomic(savepoint=not mark):
                connection.cursor().execute("SELECT 1 / 0")
            if not mark:
                with contextlib.suppress(DatabaseError):
                    connection.cursor().execute("SELECT 1 / 0")
        told.append(event.thing_id)

    listen(swallow, "swallow")
    announce([1, 2, 3])
    assert deliver_all() == 3
    left = PendingDelivery.objects.get()
    assert (left.aggregate, left.last_error.partition(":")[0]) == ("thing:2", "HandlerBrokeTransaction")


def test_what_was_to_happen_on_commit_is_forgotten_with_the_failure(listen):
    happened: list[int] = []

    def promise(event, delivery):
        transaction.on_commit(lambda: happened.append(event.thing_id))
        if event.thing_id == 2:
            raise ValueError

    listen(promise, "promise")
    announce([1, 2, 3])
    deliver_all()
    assert happened == [1, 3]
