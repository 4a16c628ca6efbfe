"""What is done to a clock in hand: started, held up, let go, ended, given another target. In the caller's transaction.

Everything happens at the moment of the fact, not of its delivery: a worker that comes late counts the same seconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import connection

from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.working_time import NoWorkingTime, WorkingTime, is_provisional
from atiende.platform.outbox import emit
from atiende.service_levels.events import ClockBreached, ClockWarned
from atiende.service_levels.models import Clock, ClockEntry
from atiende.service_levels.queries.active import Applied
from atiende.service_levels.rules.course import (
    BREACH,
    Alarm,
    Course,
    alarms_until,
    due_of,
    next_alarm,
    spent,
)
from atiende.service_levels.rules.kinds import Cause, ClockKind, End
from atiende.service_levels.working import Hours, calendar_for
from atiende.tickets.actions.set_next_due import set_next_due
from atiende.tickets.queries import PromiseFacts

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('service_levels:' || %s::text, 7))"
_NEXT_DUE = "SELECT min(due_at) FROM service_levels_clock WHERE ticket_id = %s AND stopped_at IS NULL"


def lock_clocks(ticket_id: int) -> list[Clock]:
    """The open clocks of a case; nobody else starts or changes one until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [ticket_id])
    return list(Clock.objects.select_for_update().filter(ticket_id=ticket_id, stopped_at=None).order_by("pk"))


def start(
    facts: PromiseFacts, kind: ClockKind, by: Applied, *, at: dt.datetime, hours: Hours
) -> Clock | None:
    """None when the policy promises nothing of this kind. `at`: since when it counts."""
    target = by.definition.targets.get(kind)
    if target is None:
        return None
    clock = Clock(
        ticket_id=facts.ticket_id,
        kind=kind.value,
        policy_id=by.policy_id,
        policy_number=by.number,
        calendar=calendar_for(by.definition.calendar, brand_id=facts.brand_id, team_id=facts.team_id),
        zone=facts.time_zone,
        team_id=facts.team_id,
        agent_id=facts.assignee_id,
        target_seconds=target,
        steps=list(by.definition.alarms),
        started_at=at,
        running_since=at,
    )
    promise = by.definition.promises.get(kind)
    if promise is not None:
        course = Course(target=promise, running_since=at)
        clock.promised_at = _or_none(course, clock, hours)
    look_ahead(clock, hours)
    clock.save(force_insert=True)
    tell(clock, "started", at=at, target=target, due=_iso(clock.due_at), promised=_iso(clock.promised_at))
    return clock


def hold_up(clock: Clock, cause: Cause, *, at: dt.datetime, hours: Hours) -> None:
    """The same cause again changes nothing; a second one only adds itself."""
    if cause.value in clock.pauses:
        return
    clock.pauses = [*clock.pauses, cause.value]
    if clock.running_since is not None:
        note_passed(clock, at=at, hours=hours)
        clock.consumed_seconds = spent(clock.course, _calendar(clock, hours), at)
        clock.running_since, clock.paused_at = None, at
        look_ahead(clock, hours)
    clock.save()
    tell(clock, "paused", at=at, cause=cause.value, spent=clock.consumed_seconds)


def let_go(clock: Clock, cause: Cause, *, at: dt.datetime, hours: Hours) -> None:
    """It runs again when nothing else holds it up."""
    if cause.value not in clock.pauses:
        return
    clock.pauses = [each for each in clock.pauses if each != cause.value]
    if not clock.pauses:
        clock.running_since, clock.paused_at = at, None
        look_ahead(clock, hours)
    clock.save()
    tell(clock, "resumed", at=at, cause=cause.value, due=_iso(clock.due_at))


def finish(clock: Clock, end: End, *, at: dt.datetime, hours: Hours, agent_id: int | None = None) -> None:
    """Kept, on time or late, or fallen away. `agent_id`: whose deed it was."""
    if clock.target_seconds is not None:
        note_passed(clock, at=at, hours=hours)
        clock.consumed_seconds = spent(clock.course, _calendar(clock, hours), at)
    if clock.breached_at is not None and at <= clock.breached_at:
        clock.breached_at = None  # it was kept in time, and the news of it came late
    clock.running_since = clock.next_alarm_at = None
    clock.stopped_at, clock.end = at, end.value
    clock.is_provisional = False
    clock.agent_id = agent_id or clock.agent_id
    clock.save()
    tell(
        clock, "ended", at=at, end=end.value, spent=clock.consumed_seconds, late=clock.breached_at is not None
    )


def go_on(clock: Clock, *, at: dt.datetime, hours: Hours) -> None:
    """A promise that was kept is owed again: with the seconds that it had spent, and none for the time between."""
    clock.stopped_at, clock.end = None, ""
    clock.running_since, clock.paused_at, clock.pauses = at, None, []
    look_ahead(clock, hours)
    clock.save()
    tell(clock, "reopened", at=at, spent=clock.consumed_seconds, due=_iso(clock.due_at))


def retarget(
    clock: Clock, by: Applied, facts: PromiseFacts, *, why: str, at: dt.datetime, hours: Hours
) -> None:
    """Another policy or version applies: what was spent is credited, what was promised to the customer stays."""
    note_passed(clock, at=at, hours=hours)
    old_target, due = clock.target_seconds, clock.due_at
    clock.consumed_seconds = spent(clock.course, _calendar(clock, hours), at)
    clock.running_since = at if clock.running_since is not None else None
    clock.policy_id, clock.policy_number = by.policy_id, by.number
    clock.target_seconds = by.definition.targets[ClockKind(clock.kind)]
    clock.calendar = calendar_for(by.definition.calendar, brand_id=facts.brand_id, team_id=facts.team_id)
    clock.steps = list(by.definition.alarms)
    clock.done_step = _told_still(clock)
    look_ahead(clock, hours)
    clock.save()
    tell_recalculated(clock, why=why, at=at, due=due, old_target=old_target)


def recalculate(clock: Clock, *, why: str, at: dt.datetime, hours: Hours, by: Actor = SYSTEM) -> bool:
    """By the calendar as it is now; whether the target moved. Written down, and what was promised stays."""
    due = clock.due_at
    look_ahead(clock, hours)
    clock.save()
    if clock.due_at == due:
        return False
    tell_recalculated(clock, why=why, at=at, by=by, due=due)
    return True


def look_ahead(clock: Clock, hours: Hours) -> None:
    """Set when it is due and when it asks for attention. A calendar that never opens: never, and the entry says so."""
    if clock.target_seconds is None:
        return
    clock.due_at, clock.next_alarm_at, clock.is_provisional = None, None, False
    calendar = _calendar(clock, hours)
    try:
        clock.due_at = due_of(clock.course, calendar)
        alarm = next_alarm(clock.course, calendar, clock.steps, after=clock.done_step)
    except NoWorkingTime:
        return
    clock.next_alarm_at = alarm.at if alarm else None
    clock.is_provisional = clock.due_at is not None and is_provisional(calendar, clock.due_at)


def note_passed(clock: Clock, *, at: dt.datetime, hours: Hours) -> list[Alarm]:
    """The steps whose time has come and of which nobody was told: written down now, with their own time."""
    passed = passed_of(clock, at=at, hours=hours)
    for alarm in passed:
        clock.done_step = alarm.step
        if alarm.step == BREACH:
            clock.breached_at = clock.breached_at or alarm.at
            emit(ClockBreached(ticket_id=clock.ticket_id, clock_id=clock.pk, kind=clock.kind))
        else:
            emit(ClockWarned(ticket_id=clock.ticket_id, clock_id=clock.pk, kind=clock.kind, step=alarm.step))
        what = "breached" if alarm.step == BREACH else "warned"
        tell(clock, what, at=alarm.at, step=alarm.step)
    return passed


def passed_of(clock: Clock, *, at: dt.datetime, hours: Hours) -> list[Alarm]:
    """Steps whose time has come, not told yet."""
    if clock.target_seconds is None:
        return _passed_of_date(clock, at)
    try:
        return alarms_until(clock.course, _calendar(clock, hours), clock.steps, after=clock.done_step, at=at)
    except NoWorkingTime:
        return []


def moment_of_step(clock: Clock, step: int) -> dt.datetime | None:
    """Of a legal clock: its date was handed in, so the way there is counted in plain time."""
    if clock.due_at is None:
        return None
    return clock.started_at + (clock.due_at - clock.started_at) * step / BREACH


def renew_next_due(ticket_id: int, *, at: dt.datetime) -> None:
    """The case's key for lists: the earliest date of its open clocks."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT_DUE, [ticket_id])
        due: dt.datetime | None = cursor.fetchone()[0]
    set_next_due(ticket_id=ticket_id, next_due_at=due, by=SYSTEM, at=at)


def tell(clock: Clock, what: str, *, at: dt.datetime, by: Actor = SYSTEM, **data: Any) -> None:
    ClockEntry.objects.create(
        clock=clock,
        what=what,
        data={key: value for key, value in data.items() if value is not None},
        at=at,
        actor_id=by.id,
        actor_label=by.label[:150],
    )


def tell_recalculated(
    clock: Clock,
    *,
    why: str,
    at: dt.datetime,
    due: dt.datetime | None,
    old_target: int | None = None,
    by: Actor = SYSTEM,
) -> None:
    """`due`, `old_target`: what stood before; the promise to the customer is written beside them, as it stays."""
    tell(
        clock,
        "recalculated",
        at=at,
        by=by,
        why=why,
        old_target=old_target,
        old_due=_iso(due),
        target=clock.target_seconds,
        credited=clock.consumed_seconds,
        due=_iso(clock.due_at),
        promised=_iso(clock.promised_at),
    )


def of_kind(clocks: Iterable[Clock], *kinds: ClockKind) -> list[Clock]:
    return [clock for clock in clocks if clock.kind in kinds]


def _told_still(clock: Clock) -> int:
    """The highest step that was told and is past under the new target too; what it newly passed is told at once."""
    assert clock.target_seconds is not None
    reached = clock.consumed_seconds * BREACH
    past = (
        step for step in clock.steps if step <= clock.done_step and step * clock.target_seconds <= reached
    )
    return max(past, default=0)


def _passed_of_date(clock: Clock, at: dt.datetime) -> list[Alarm]:
    found = []
    for step in sorted(clock.steps):
        moment = moment_of_step(clock, step)
        if step > clock.done_step and moment is not None and moment <= at and not clock.pauses:
            found.append(Alarm(step, moment))
    return found


def _or_none(course: Course, clock: Clock, hours: Hours) -> dt.datetime | None:
    try:
        return due_of(course, _calendar(clock, hours))
    except NoWorkingTime:
        return None


def _calendar(clock: Clock, hours: Hours) -> WorkingTime:
    return hours.of(clock.calendar, clock.zone, clock.started_at)


def _iso(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat()
