"""Rows that wait for each other: what is gathered stands or falls with the savepoint in which it was written."""

from __future__ import annotations

import pytest
from django.db import DataError, connection, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.audit import record
from atiende.platform.models import OutboxEvent
from atiende.platform.models.audit import AuditEntry
from atiende.platform.outbox import emit
from atiende.platform.postgres.gathering import gathering
from tests.platform_events.facts import ThingMoved


def tell(number: int) -> None:
    record(by=SYSTEM, verb="tests.moved", target_kind="thing", target_id=number, at=utc_now())
    emit(ThingMoved(thing_id=number % 2, step=number))


def tell_and_fail(number: int) -> None:
    with transaction.atomic():
        tell(number)
        raise ZeroDivisionError


def told() -> list[str]:
    return list(
        AuditEntry.objects.filter(verb="tests.moved").order_by("id").values_list("target_id", flat=True)
    )


def test_many_rows_are_one_statement_for_each_table(db, django_assert_num_queries):
    with django_assert_num_queries(2), gathering():
        for number in range(5):
            tell(number)
    assert told() == ["0", "1", "2", "3", "4"]


def test_events_keep_their_order_and_their_numbers(db):
    emit(ThingMoved(thing_id=1, step=-1))
    with gathering():
        for number in range(5):
            tell(number)
    events = OutboxEvent.objects.order_by("id").values_list("aggregate", "number", "payload__step")
    assert list(events) == [
        ("thing:1", 1, -1), ("thing:0", 1, 0), ("thing:1", 2, 1),
        ("thing:0", 2, 2), ("thing:1", 3, 3), ("thing:0", 3, 4),
    ]  # fmt: skip


def test_what_a_savepoint_undoes_is_forgotten_and_nothing_else(db):
    with gathering():
        tell(0)
        with pytest.raises(ZeroDivisionError):
            tell_and_fail(1)
        with transaction.atomic():
            tell(2)
        tell(3)
    assert told() == ["0", "2", "3"]


def gather_and_fail() -> None:
    with transaction.atomic(), gathering():
        tell(0)
        raise ZeroDivisionError


def test_nothing_is_sent_of_what_failed(db):
    with pytest.raises(ZeroDivisionError):
        gather_and_fail()
    assert told() == []
    tell(1)
    assert told() == ["1"]


def test_within_another_it_waits_for_the_outer_end(db):
    with gathering():
        with gathering():
            tell(0)
        assert told() == []
    assert told() == ["0"]


def gather_what_is_refused() -> None:
    with transaction.atomic(), gathering():
        record(by=SYSTEM, verb="tests.moved", target_kind="k" * 100, target_id=1, at=utc_now())
        tell(2)


def test_a_row_that_the_database_refuses_is_an_error_of_the_whole(db):
    with pytest.raises(DataError, match="too long"):
        gather_what_is_refused()
    assert connection.is_usable()
    assert told() == []


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_it_is_refused():
    with pytest.raises(RuntimeError), gathering():
        pass
