"""Several workers and writers at once; workers that die; clocks that jump."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from atiende.platform.models import Lane, OutboxEvent, PendingDelivery
from atiende.platform.outbox import emit
from atiende.platform.outbox.backlog import lock_aggregate
from atiende.platform.outbox.dispatcher import Dispatcher
from tests.platform_events.facts import ThingMoved
from tests.platform_events.processes import run_python

pytestmark = pytest.mark.django_db(transaction=True)

THINGS = 12


def at_once(*works: Callable[[], None]) -> None:
    """Run each in a thread of its own and let a failure of any of them be seen."""
    failures: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
        assert not thread.is_alive()
    assert failures == []


def write_some(seed: int, rounds: int) -> None:
    chance = random.Random(seed)
    for _ in range(rounds):
        with transaction.atomic():
            for thing in sorted(chance.sample(range(THINGS), 3)):  # one order for all, so that none deadlocks
                emit(ThingMoved(thing_id=thing))
            transaction.set_rollback(chance.random() < 0.2)


def test_writers_at_once_number_each_aggregate_without_gap():
    at_once(*(lambda seed=seed: write_some(seed, 25) for seed in range(4)))
    for lane in Lane.objects.all():
        numbers = OutboxEvent.objects.filter(aggregate=lane.aggregate).order_by("number")
        assert list(numbers.values_list("number", flat=True)) == list(range(1, lane.last_number + 1))


def test_two_workers_beside_writers_tell_each_event_once_and_in_order(listen):
    guard = threading.Lock()
    told: list[int] = []
    stop = threading.Event()

    def keep(event, delivery):
        with guard:
            told.append(delivery.event_id)

    listen(keep, "keep")

    def writers() -> None:
        at_once(*(lambda seed=seed: write_some(seed, 25) for seed in range(2)))
        stop.set()

    def worker() -> None:
        dispatcher = Dispatcher()
        while dispatcher.run_once() or not stop.is_set() or PendingDelivery.objects.exists():
            pass

    at_once(writers, worker, worker)
    events = {event.id: (event.aggregate, event.number) for event in OutboxEvent.objects.all()}
    assert sorted(told) == sorted(events)
    for aggregate in {aggregate for aggregate, _ in events.values()}:
        numbers = [events[event_id][1] for event_id in told if events[event_id][0] == aggregate]
        assert numbers == list(range(1, len(numbers) + 1))


def test_an_event_that_commits_late_is_not_skipped(listen):
    told: list[int] = []
    listen(lambda event, delivery: told.append(event.thing_id), "keep")
    written, may_commit = threading.Event(), threading.Event()

    def late() -> None:
        with transaction.atomic():
            emit(ThingMoved(thing_id=1))
            written.set()
            assert may_commit.wait(10)
        connection.close()

    writer = threading.Thread(target=late)
    writer.start()
    assert written.wait(10)
    with transaction.atomic():
        emit(ThingMoved(thing_id=2))
    Dispatcher().run_once()
    assert told == [2]
    may_commit.set()
    writer.join(10)
    Dispatcher().run_once()
    assert told == [2, 1]


def test_a_claimed_aggregate_is_left_to_its_worker_and_others_go_on(listen):
    told: list[int] = []
    listen(lambda event, delivery: told.append(event.thing_id), "keep")
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
        emit(ThingMoved(thing_id=2))
    claimed, may_end = threading.Event(), threading.Event()

    def other_worker() -> None:
        with transaction.atomic():
            lock_aggregate("thing:1")
            claimed.set()
            assert may_end.wait(10)
        connection.close()

    worker = threading.Thread(target=other_worker)
    worker.start()
    assert claimed.wait(10)
    Dispatcher().run_once()
    assert told == [2]
    may_end.set()
    worker.join(10)
    Dispatcher().run_once()
    assert told == [2, 1]


@pytest.mark.parametrize("jump", ["1 hour", "-1 hour", "-1 day"])
def test_a_clock_that_jumped_does_not_stop_delivery(listen, jump):
    """A retry was set for a time that the clock, set back meanwhile, would not reach for an hour: it is due."""
    told: list[int] = []
    broken = [True]

    def sometimes(event, delivery):
        if broken[0]:
            raise ValueError
        told.append(event.thing_id)

    listen(sometimes, "sometimes")
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
    Dispatcher().run_once()
    broken[0] = False
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE platform_delivery SET next_attempt_at = next_attempt_at - %s::interval", [jump]
        )
        cursor.execute(
            "UPDATE platform_delivery SET next_attempt_at = next_attempt_at + interval '5 seconds'"
        )
    Dispatcher().run_once()
    assert told == [1]


DIE_IN_THE_MIDDLE = """
import os
import django
django.setup()
from django.db import connection
from atiende.platform.outbox import handles, registry
from atiende.platform.outbox.backlog import lock_aggregate
from atiende.platform.outbox.dispatcher import Dispatcher
from tests.platform_events.facts import ThingMoved

def act(event, delivery):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO tests_acted VALUES (%s)", [event.thing_id])
    if event.thing_id == 3 and os.environ.get("DIE"):
        os._exit(7)
act.__module__, act.__qualname__ = "tests", "act"
handles(ThingMoved)(act)
while Dispatcher().run_once():
    pass
"""


@pytest.mark.process
def test_a_worker_killed_in_the_middle_leaves_everything_to_be_done_once(listen):
    def act(event, delivery): ...

    act.__module__ = "tests"
    listen(act, "act")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE tests_acted (thing_id int)")
    try:
        with transaction.atomic():
            for thing in range(6):
                emit(ThingMoved(thing_id=thing))
        killed = run_python(DIE_IN_THE_MIDDLE, DIE="1")
        assert killed.returncode == 7, killed.stderr
        finished = run_python(DIE_IN_THE_MIDDLE)
        assert finished.returncode == 0, finished.stderr
        with connection.cursor() as cursor:
            cursor.execute("SELECT thing_id FROM tests_acted ORDER BY 1")
            assert [row[0] for row in cursor.fetchall()] == [0, 1, 2, 3, 4, 5]
        assert not PendingDelivery.objects.exists()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE tests_acted")
