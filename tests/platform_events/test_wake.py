"""Notices after the commit, on connections that may be lost; workers that go on without either."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection, transaction

from atiende.platform import wake
from atiende.platform.models import PendingDelivery
from atiende.platform.outbox import emit
from atiende.platform.outbox.dispatcher import Dispatcher
from atiende.platform.outbox.emit import CHANNEL
from atiende.platform.outbox.listener import Listener
from tests.platform_events.facts import ThingMoved

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ears() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection that hears the outbox's channel."""
    with wake.own_connection() as heard:
        heard.execute(f"LISTEN {CHANNEL}")
        yield heard
    wake.close()


def until(is_so: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < end:
        time.sleep(0.01)
    return so


@pytest.fixture
def end_new_connections() -> Callable[[], None]:
    """Ends what has connected to the database since the test began, as a restart of the server would."""
    mine = "datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT array_agg(pid) FROM pg_stat_activity WHERE {mine}")
        before = cursor.fetchone()[0] or []

    def end() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {mine} AND pid <> ALL(%s)",
                [before],
            )

    return end


def test_many_commits_in_a_moment_become_few_notices(listen, ears):
    listen(lambda event, delivery: None, "keep")
    began = time.monotonic()
    for thing in range(60):
        with transaction.atomic():
            emit(ThingMoved(thing_id=thing))
    took = time.monotonic() - began
    heard = list(ears.notifies(timeout=0.5))
    assert 1 <= len(heard) <= took / wake.PAUSE_SECONDS + 3


def test_a_transaction_that_is_rolled_back_wakes_nobody(listen, ears):
    listen(lambda event, delivery: None, "keep")
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
        transaction.set_rollback(True)
    assert list(ears.notifies(timeout=0.2)) == []


def test_an_event_that_nobody_handles_wakes_nobody(ears):
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
    assert list(ears.notifies(timeout=0.2)) == []


def test_a_lost_connection_is_replaced_at_the_next_notice(listen, end_new_connections):
    listen(lambda event, delivery: None, "keep")
    listener = Listener()
    try:
        listener.wait(0.01)
        with transaction.atomic():
            emit(ThingMoved(thing_id=1))
        assert listener.wait(10)
        listener.close()
        end_new_connections()
        listener.wait(0.01)

        def is_heard() -> bool:
            with transaction.atomic():
                emit(ThingMoved(thing_id=2))
            return listener.wait(0.2)

        assert until(is_heard)
    finally:
        listener.close()
        wake.close()


def test_a_worker_delivers_until_it_is_asked_to_stop_and_survives_a_lost_database(
    listen, end_new_connections
):
    told: list[int] = []
    listen(lambda event, delivery: told.append(event.thing_id), "keep")
    stop = threading.Event()
    worker = threading.Thread(target=Dispatcher().run, args=[stop])
    worker.start()
    try:
        for thing in (1, 2):
            with transaction.atomic():
                emit(ThingMoved(thing_id=thing))
            assert until(lambda: not PendingDelivery.objects.exists())
            end_new_connections()
    finally:
        stop.set()
        worker.join(15)
        wake.close()
    assert not worker.is_alive()
    assert told == [1, 2]
