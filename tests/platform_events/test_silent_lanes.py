"""Lanes of which no event is kept are forgotten; nobody who announces meanwhile loses the order."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from atiende.platform.models import Lane, OutboxEvent, PendingDelivery
from atiende.platform.outbox import emit
from atiende.platform.outbox.pruning import prune_lanes
from tests.platform_events.facts import ThingMoved


def drop_events() -> None:
    OutboxEvent.objects.all().delete()


@pytest.mark.django_db
def test_a_lane_stays_while_an_event_of_it_is_kept_or_owed(monkeypatch: pytest.MonkeyPatch) -> None:
    for thing in (1, 2, 3):
        emit(ThingMoved(thing_id=thing))
    OutboxEvent.objects.exclude(aggregate="thing:1").delete()
    PendingDelivery.objects.create(event_id=1, handler="x", aggregate="thing:2", number=1, state="stuck")
    monkeypatch.setattr("atiende.platform.outbox.pruning.LANES_AT_ONCE", 2)
    assert prune_lanes() == 1
    assert list(Lane.objects.order_by("aggregate").values_list("aggregate", flat=True)) == [
        "thing:1",
        "thing:2",
    ]


@pytest.mark.django_db
def test_a_forgotten_lane_begins_anew() -> None:
    emit(ThingMoved(thing_id=1))
    emit(ThingMoved(thing_id=1))
    drop_events()
    assert prune_lanes() == 1
    emit(ThingMoved(thing_id=1))
    assert OutboxEvent.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_who_announces_at_the_same_moment_keeps_the_lane() -> None:
    """The writer holds the lane's row when it is looked at: the pruning waits, looks again, and leaves it."""
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
    drop_events()
    written, may_commit, began = threading.Event(), threading.Event(), threading.Event()
    pruned: list[int] = []

    def announce() -> None:
        with transaction.atomic():
            emit(ThingMoved(thing_id=1))
            written.set()
            assert may_commit.wait(20)
        connection.close()

    def prune() -> None:
        began.set()
        pruned.append(prune_lanes())
        connection.close()

    writer, pruner = threading.Thread(target=announce), threading.Thread(target=prune)
    writer.start()
    assert written.wait(20)
    pruner.start()
    assert began.wait(20)
    _until_somebody_waits_for_a_row()
    may_commit.set()
    writer.join(20)
    pruner.join(20)
    assert pruned == [0]
    assert Lane.objects.get().last_number == 2
    assert OutboxEvent.objects.get().number == 2


def _until_somebody_waits_for_a_row() -> None:
    for _ in range(2000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
                " AND pg_sleep(0.01) IS NOT NULL"
            )
            if cursor.fetchone()[0]:
                return
    pytest.fail("the pruning did not wait")
