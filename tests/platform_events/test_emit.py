from __future__ import annotations

import pytest
from django.db import transaction

from atiende.kernel.correlation import correlated
from atiende.platform.models import Lane, OutboxEvent, PendingDelivery
from atiende.platform.outbox import emit, unannounced
from tests.platform_events.facts import ThingMoved


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_refused():
    with pytest.raises(RuntimeError, match=r"tests\.thing_moved\.v1"):
        emit(ThingMoved(thing_id=1))


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_fact_never_happened(listen):
    listen(lambda event, delivery: None, "somebody")
    with transaction.atomic():
        emit(ThingMoved(thing_id=1))
        transaction.set_rollback(True)
    assert not OutboxEvent.objects.exists()
    assert not PendingDelivery.objects.exists()
    assert not Lane.objects.exists()


def test_every_handler_is_owed_a_delivery(db, listen):
    listen(lambda event, delivery: None, "first")
    listen(lambda event, delivery: None, "second")
    with correlated("a-request-0001"):
        emit(ThingMoved(thing_id=7, step=3))
    event = OutboxEvent.objects.get()
    assert (event.name, event.aggregate, event.number) == ("tests.thing_moved.v1", "thing:7", 1)
    assert event.payload == {"thing_id": 7, "step": 3}
    assert event.correlation_id == "a-request-0001"
    owed = PendingDelivery.objects.order_by("handler").values_list("event_id", "number", "correlation_id")
    assert list(owed) == [(event.id, 1, "a-request-0001")] * 2


def test_events_of_one_aggregate_are_numbered_without_gaps(db):
    for step in range(3):
        emit(ThingMoved(thing_id=7, step=step))
        emit(ThingMoved(thing_id=8, step=step))
    numbers = OutboxEvent.objects.filter(aggregate="thing:7").order_by("id").values_list("number", flat=True)
    assert list(numbers) == [1, 2, 3]


def test_what_is_done_unannounced_is_news_to_nobody(db, listen):
    listen(lambda event, delivery: None, "somebody")
    with unannounced():
        emit(ThingMoved(thing_id=1))
    assert not OutboxEvent.objects.exists()
    emit(ThingMoved(thing_id=2))
    assert OutboxEvent.objects.get().number == 1
