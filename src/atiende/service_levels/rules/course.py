"""The arithmetic of one clock: what it spent, when it is due, when its next warning comes. Pure.

Spent time is what was kept when the clock last stood still, plus the open seconds of its calendar since it runs again.
So a pause takes nothing away, and a changed calendar counts only from the last start of the clock on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from atiende.kernel.working_time import WorkingTime, add_working_seconds, working_seconds

BREACH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`target`, `consumed`: open seconds. `running_since` None: it stands still."""

    target: int
    consumed: int = 0
    running_since: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Alarm:
    """At which per cent of the target something happens, and when."""

    step: int
    at: dt.datetime


def spent(course: Course, calendar: WorkingTime, at: dt.datetime) -> int:
    """Open seconds used up until then."""
    if course.running_since is None:
        return course.consumed
    return course.consumed + working_seconds(calendar, course.running_since, at)


def paused(course: Course, calendar: WorkingTime, at: dt.datetime) -> Course:
    return replace(course, consumed=spent(course, calendar, at), running_since=None)


def resumed(course: Course, at: dt.datetime) -> Course:
    return course if course.running_since is not None else replace(course, running_since=at)


def moment_of(course: Course, calendar: WorkingTime, seconds: int) -> dt.datetime | None:
    """When so many seconds will have been spent; when it began to run if they were before. None while it stands still.

    Raises NoWorkingTime.
    """
    if course.running_since is None:
        return None
    return add_working_seconds(calendar, course.running_since, max(0, seconds - course.consumed))


def due_of(course: Course, calendar: WorkingTime) -> dt.datetime | None:
    """When the whole target is spent. Raises NoWorkingTime."""
    return moment_of(course, calendar, course.target)


def next_alarm(course: Course, calendar: WorkingTime, steps: Iterable[int], *, after: int) -> Alarm | None:
    """The first step beyond `after` per cent, and when; None when none is left or the clock stands still."""
    left = sorted(step for step in steps if step > after)
    if not left:
        return None
    at = moment_of(course, calendar, -(-course.target * left[0] // BREACH))
    return None if at is None else Alarm(left[0], at)


def alarms_until(
    course: Course, calendar: WorkingTime, steps: Iterable[int], *, after: int, at: dt.datetime
) -> list[Alarm]:
    """Every step beyond `after` whose time has come, in order: those of a worker's absence too."""
    known, found = sorted(steps), list[Alarm]()
    while (alarm := next_alarm(course, calendar, known, after=after)) is not None and alarm.at <= at:
        found.append(alarm)
        after = alarm.step
    return found
