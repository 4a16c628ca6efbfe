"""Announces events on many aggregates, then lets one dispatcher deliver them; prints what it took as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import django

django.setup()

from django.db import connection, transaction  # noqa: E402  after Django is set up

from atiende.kernel.events import Event  # noqa: E402
from atiende.platform.outbox import Delivery, emit, handles  # noqa: E402
from atiende.platform.outbox.dispatcher import Dispatcher  # noqa: E402
from atiende.site.schema import apply_pending  # noqa: E402


@dataclass(frozen=True, slots=True)
class BenchTicked(Event):
    """A fact that means nothing: tick `number` of aggregate `lane_id`."""

    name = "bench.ticked.v1"
    aggregate_kind = "bench"
    lane_id: int
    number: int

    @property
    def aggregate_id(self) -> int:
        return self.lane_id


@handles(BenchTicked)
def on_ticked(event: BenchTicked, delivery: Delivery) -> None:
    """The smallest real reaction: one row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO bench_seen (lane_id, number) VALUES (%s, %s)", [event.lane_id, event.number]
        )


def main(events: int, lanes: int, runs: int) -> None:
    apply_pending()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_seen (id bigserial PRIMARY KEY, lane_id bigint, number bigint)")
    rates = [_delivered_per_second(events, lanes) for _ in range(runs)]
    limits = [_bare_per_second(events) for _ in range(runs)]
    sys.stdout.write(json.dumps({"rates": rates, "limits": limits, "in_order": _is_in_order()}) + "\n")


def _delivered_per_second(events: int, lanes: int) -> float:
    for start in range(0, events, lanes):
        with transaction.atomic():
            for lane in range(lanes):
                emit(BenchTicked(lane_id=lane, number=start // lanes))
    dispatcher = Dispatcher()

    def deliver() -> None:
        while dispatcher.run_once():
            pass

    return events / _seconds(deliver)


def _bare_per_second(events: int) -> float:
    """The limit: the same row written by bare statements, a savepoint each and a commit per hundred."""

    def write() -> None:
        for start in range(0, events, 100):
            with transaction.atomic(), connection.cursor() as cursor:
                for number in range(start, start + 100):
                    cursor.execute("SAVEPOINT one")
                    cursor.execute("INSERT INTO bench_seen (lane_id, number) VALUES (-1, %s)", [number])
                    cursor.execute("RELEASE SAVEPOINT one")

    return events / _seconds(write)


def _is_in_order() -> bool:
    """True when each lane saw every run's numbers growing by one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT number, lag(number) OVER (PARTITION BY lane_id ORDER BY id) AS before"
            " FROM bench_seen WHERE lane_id >= 0) AS seen WHERE number <> 0 AND number <> before + 1"
        )
        return bool(cursor.fetchone()[0] == 0)


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:4]))
