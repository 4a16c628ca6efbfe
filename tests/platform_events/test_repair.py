from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotPermitted
from atiende.platform.models import AuditEntry, PendingDelivery
from atiende.platform.outbox import emit
from atiende.platform.outbox.actions import replay_events, retry_lane, skip_delivery
from atiende.platform.outbox.dispatcher import ATTEMPTS, Dispatcher
from atiende.platform.outbox.errors import NothingStuck, ReplayTooWide, UnknownHandler
from atiende.platform.outbox.queries import count_pending, list_stuck
from tests.platform_events.facts import ThingMoved

pytestmark = pytest.mark.django_db(transaction=True)

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPERATOR = Actor(id=1, label="Operadora", grants=frozenset({"operations.manage"}))
STRANGER = Actor(id=2, label="Extraño", grants=frozenset({"tickets.reply"}))
HANDLER = "tests.platform_events.test_repair.picky"


class Picky:
    """Refuses step 0 until it is mended."""

    def __init__(self) -> None:
        self.broken = True
        self.told: list[int] = []

    def __call__(self, event, delivery) -> None:
        if self.broken and event.step == 0:
            raise ValueError("not yet")
        self.told.append(event.step)


@pytest.fixture
def picky(listen) -> Picky:
    """A handler whose lane is stuck at the first of three events."""
    picky = Picky()

    def handler(event, delivery):
        picky(event, delivery)

    listen(handler, "picky")
    with transaction.atomic():
        for step in range(3):
            emit(ThingMoved(thing_id=1, step=step))
    for _ in range(ATTEMPTS):
        PendingDelivery.objects.update(next_attempt_at=None)
        Dispatcher().run_once()
    assert Dispatcher().run_once() == 0
    return picky


def deliver() -> None:
    while Dispatcher().run_once():
        pass


def test_a_stuck_lane_is_shown_with_what_waits_behind_it(picky):
    (lane,) = list_stuck(OPERATOR)
    assert (lane.aggregate, lane.handler, lane.event_name) == ("thing:1", HANDLER, "tests.thing_moved.v1")
    assert (lane.is_stuck, lane.attempts, lane.waiting) == (True, ATTEMPTS, 2)
    assert lane.last_error == "ValueError: not yet"
    backlog = count_pending(utc_now())
    assert (backlog.pending, backlog.waiting, backlog.stuck) == (0, 2, 1)


def test_later_events_of_a_stuck_lane_wait_too(picky):
    with transaction.atomic():
        emit(ThingMoved(thing_id=1, step=9))
    deliver()
    assert picky.told == []
    assert list_stuck(OPERATOR)[0].waiting == 3


def test_retry_delivers_everything_in_order_once_mended(picky):
    picky.broken = False
    retry_lane(aggregate="thing:1", handler=HANDLER, by=OPERATOR, at=AT)
    deliver()
    assert picky.told == [0, 1, 2]
    assert not PendingDelivery.objects.exists()


def test_retry_of_what_is_still_broken_starts_over(picky):
    retry_lane(aggregate="thing:1", handler=HANDLER, by=OPERATOR, at=AT)
    deliver()
    (lane,) = list_stuck(OPERATOR)
    assert not lane.is_stuck
    assert lane.next_attempt_at is not None


def test_skip_leaves_one_out_and_goes_on(picky):
    skip_delivery(event_id=list_stuck(OPERATOR)[0].event_id, handler=HANDLER, by=OPERATOR, at=AT)
    deliver()
    assert picky.told == [1, 2]
    with pytest.raises(NothingStuck):
        retry_lane(aggregate="thing:1", handler=HANDLER, by=OPERATOR, at=AT)


def test_replay_tells_a_handler_once_more_in_order(picky):
    picky.broken = False
    retry_lane(aggregate="thing:1", handler=HANDLER, by=OPERATOR, at=AT)
    deliver()
    later = utc_now() + timedelta(minutes=1)
    assert replay_events(handler=HANDLER, aggregate="thing:1", by=OPERATOR, at=later) == 3
    assert replay_events(handler=HANDLER, since=later - timedelta(hours=1), by=OPERATOR, at=later) == 0
    deliver()
    assert picky.told == [0, 1, 2, 0, 1, 2]


def test_a_replay_must_be_bounded_and_of_a_known_handler(picky):
    with pytest.raises(ReplayTooWide):
        replay_events(handler=HANDLER, by=OPERATOR, at=AT)
    with pytest.raises(UnknownHandler):
        replay_events(handler="nobody.knows", aggregate="thing:1", by=OPERATOR, at=AT)


def test_each_repair_is_audited(picky):
    retry_lane(aggregate="thing:1", handler=HANDLER, by=OPERATOR, at=AT)
    replay_events(handler=HANDLER, aggregate="thing:1", by=OPERATOR, at=AT)
    skip_delivery(event_id=list_stuck(OPERATOR)[0].event_id, handler=HANDLER, by=OPERATOR, at=AT)
    verbs = AuditEntry.objects.order_by("id").values_list("verb", "actor_id")
    assert list(verbs) == [
        ("platform.lane_retried", 1),
        ("platform.events_replayed", 1),
        ("platform.delivery_skipped", 1),
    ]


def test_who_does_not_look_after_the_operation_is_refused(picky):
    attempts = (
        lambda: list_stuck(STRANGER),
        lambda: retry_lane(aggregate="thing:1", handler=HANDLER, by=STRANGER, at=AT),
        lambda: skip_delivery(event_id=1, handler=HANDLER, by=STRANGER, at=AT),
        lambda: replay_events(handler=HANDLER, aggregate="thing:1", by=STRANGER, at=AT),
    )
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert not AuditEntry.objects.exists()
