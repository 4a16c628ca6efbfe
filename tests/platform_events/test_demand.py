"""Handlers on demand: owed what was demanded, from the commit of that on, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from atiende.kernel.events import Event
from atiende.platform.models.outbox import PendingDelivery
from atiende.platform.outbox import demand, emit, handles
from atiende.platform.outbox.dispatcher import Dispatcher
from atiende.platform.outbox.registry import Delivery, forget, handler_name

pytestmark = pytest.mark.django_db
_told: list[int] = []


@dataclass(frozen=True, slots=True)
class LampLit(Event):
    name = "tests.lamp_lit.v1"
    aggregate_kind = "lamp"
    lamp_id: int


@dataclass(frozen=True, slots=True)
class LampBroken(Event):
    name = "tests.lamp_broken.v1"
    aggregate_kind = "lamp"
    lamp_id: int


def on_lamp(event: LampLit | LampBroken, delivery: Delivery) -> None:
    _told.append(event.lamp_id)


@pytest.fixture(autouse=True)
def _registered() -> Iterator[None]:
    handles(LampLit, is_on_demand=True)(on_lamp)
    handles(LampBroken, is_on_demand=True)(on_lamp)
    yield
    forget(on_lamp)
    _told.clear()


def announce(*events: Event) -> int:
    """How many deliveries are owed afterwards."""
    with transaction.atomic():
        for event in events:
            emit(event)
    return PendingDelivery.objects.filter(handler=handler_name(on_lamp)).count()


def wants(*names: str) -> None:
    with transaction.atomic():
        demand(handler_name(on_lamp), lambda: names)


def test_what_nobody_demanded_is_owed_to_nobody() -> None:
    assert announce(LampLit(1), LampBroken(1)) == 0


def test_what_was_demanded_is_told_in_order() -> None:
    wants(LampLit.name)
    assert announce(LampLit(1), LampBroken(2), LampLit(3)) == 2
    while Dispatcher().run_once():
        pass
    assert sorted(_told) == [1, 3]


def test_a_demand_replaces_the_one_before() -> None:
    wants(LampLit.name, LampBroken.name)
    wants(LampBroken.name)
    assert announce(LampLit(1), LampBroken(2)) == 1
    wants()
    assert announce(LampBroken(3)) == 1


def test_a_demand_stands_or_falls_with_its_transaction() -> None:
    with transaction.atomic():
        demand(handler_name(on_lamp), lambda: [LampLit.name])
        transaction.set_rollback(True)
    assert announce(LampLit(1)) == 0


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_refused() -> None:
    with pytest.raises(RuntimeError, match="outside of a transaction"):
        demand(handler_name(on_lamp), list)
