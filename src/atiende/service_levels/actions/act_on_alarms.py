"""Act on the clocks whose warning or end has come: once each, however many workers look."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.outbox import emit
from atiende.platform.outbox.queries import owed_among
from atiende.platform.postgres.gathering import gathering
from atiende.service_levels.escalating import Passed, escalate
from atiende.service_levels.events import ClockBreached, ClockWarned
from atiende.service_levels.keeping import (
    look_ahead,
    moment_of_step,
    passed_of,
    renew_next_due,
    tell_recalculated,
)
from atiende.service_levels.models import Clock, ClockEntry
from atiende.service_levels.models.alarms import take_due, write_alarms
from atiende.service_levels.promise_demand import HANDLER
from atiende.service_levels.rules.course import BREACH, Alarm
from atiende.service_levels.working import Hours

BATCH: Final = 500


def act_on_alarms(*, by: Actor, at: dt.datetime) -> int:
    """How many clocks went past a step. What a worker's absence left is told with its own time, none of it twice.

    A case of which something has happened that its clocks have not heard yet waits for the next look: an answer that
    was in time must not be called late. Raises NotPermitted.
    """
    if not by.is_system:
        raise NotPermitted
    acted, behind, hours = 0, set[int](), Hours()
    while True:
        with transaction.atomic():
            clocks = take_due(at=at, but_not=behind, limit=BATCH)
            if not clocks:
                return acted
            owed = owed_among(HANDLER, {f"ticket:{clock.ticket_id}" for clock in clocks})
            behind |= {clock.ticket_id for clock in clocks if f"ticket:{clock.ticket_id}" in owed}
            acted += _act([clock for clock in clocks if clock.ticket_id not in behind], at=at, hours=hours)


def _act(clocks: list[Clock], *, at: dt.datetime, hours: Hours) -> int:
    passed: list[Passed] = []
    entries: list[ClockEntry] = []
    moved: list[tuple[Clock, dt.datetime | None]] = []
    with gathering():
        for clock in clocks:
            alarms = passed_of(clock, at=at, hours=hours)
            for alarm in alarms:
                entries.append(_entry(clock, alarm))
                _announce(clock, alarm)
            passed += [Passed(clock, alarm.step) for alarm in alarms]
            due = clock.due_at
            _advance(clock, alarms, hours)
            if clock.due_at != due:
                moved.append((clock, due))
    write_alarms(clocks)
    done = escalate(passed, at=at)
    entries += [
        ClockEntry(
            clock=each.clock,
            what="escalated",
            data={"step": each.escalation.step, "deed": each.escalation.deed, "problem": each.problem},
            at=at,
        )
        for each in done
    ]
    ClockEntry.objects.bulk_create(entries)
    for clock, due in moved:
        tell_recalculated(clock, why="calendar", at=at, due=due)
        renew_next_due(clock.ticket_id, at=at)
    return len({each.clock.pk for each in passed})


def _advance(clock: Clock, alarms: list[Alarm], hours: Hours) -> None:
    for alarm in alarms:
        clock.done_step = alarm.step
        if alarm.step == BREACH:
            clock.breached_at = clock.breached_at or alarm.at
    if clock.target_seconds is not None:
        look_ahead(clock, hours)
        return
    left = [step for step in sorted(clock.steps) if step > clock.done_step]
    clock.next_alarm_at = moment_of_step(clock, left[0]) if left else None


def _announce(clock: Clock, alarm: Alarm) -> None:
    if alarm.step == BREACH:
        emit(ClockBreached(ticket_id=clock.ticket_id, clock_id=clock.pk, kind=clock.kind))
    else:
        emit(ClockWarned(ticket_id=clock.ticket_id, clock_id=clock.pk, kind=clock.kind, step=alarm.step))


def _entry(clock: Clock, alarm: Alarm) -> ClockEntry:
    what = "breached" if alarm.step == BREACH else "warned"
    return ClockEntry(clock=clock, what=what, data={"step": alarm.step}, at=alarm.at)
