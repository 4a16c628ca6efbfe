"""The clocks of a case as people read them: what is left, why it stands still, and how it came to that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from atiende.kernel.actors import Actor
from atiende.kernel.working_time import WorkedDay, worked_days
from atiende.service_levels.models import Clock, ClockEntry
from atiende.service_levels.rules.course import spent
from atiende.service_levels.rules.kinds import ClockKind
from atiende.service_levels.working import Hours
from atiende.tickets.queries import sees

MOST_DAYS = 40


@dataclass(frozen=True, slots=True)
class ClockShown:
    """`state`: running, soon (75 % are spent), breached, paused, kept, late or gone. `left`: open seconds, below zero
    when it ran out. `days`: the arithmetic since it runs, a line a day.
    """

    clock: Clock
    state: str
    spent: int | None
    left: int | None
    policy: str
    entries: list[ClockEntry] = field(default_factory=list)
    days: list[WorkedDay] = field(default_factory=list)

    @property
    def per_cent(self) -> int | None:
        target = self.clock.target_seconds
        return None if self.spent is None or not target else min(999, self.spent * 100 // target)

    @property
    def is_open(self) -> bool:
        return self.clock.stopped_at is None


def clocks_of_case(
    actor: Actor, ticket_id: int, *, at: dt.datetime, is_whole: bool = False
) -> list[ClockShown]:
    """Open ones first, the next due on top. `is_whole`: with their history and arithmetic. Nothing for strangers."""
    if not (actor.is_system or sees(actor, ticket_id)):
        return []
    rows = list(Clock.objects.filter(ticket_id=ticket_id).select_related("policy").order_by("-pk")[:100])
    entries: dict[int, list[ClockEntry]] = {}
    if is_whole:
        for entry in ClockEntry.objects.filter(clock__in=rows).order_by("pk"):
            entries.setdefault(entry.clock_id, []).append(entry)
    hours = Hours()
    found = [
        _shown(clock, entries.get(clock.pk, []), at=at, hours=hours, is_whole=is_whole) for clock in rows
    ]
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(found, key=lambda each: (not each.is_open, each.clock.due_at or last, -each.clock.pk))


def _shown(
    clock: Clock, entries: list[ClockEntry], *, at: dt.datetime, hours: Hours, is_whole: bool
) -> ClockShown:
    used = _spent(clock, at, hours)
    left = None if used is None or clock.target_seconds is None else clock.target_seconds - used
    days: list[WorkedDay] = []
    if is_whole and clock.running_since is not None and clock.target_seconds is not None:
        calendar = hours.of(clock.calendar, clock.zone, clock.started_at)
        days = worked_days(calendar, clock.running_since, at)[-MOST_DAYS:]
    policy = clock.policy.name if clock.policy else ""
    return ClockShown(clock, _state(clock, used, at), used, left, policy, entries, days)


def _spent(clock: Clock, at: dt.datetime, hours: Hours) -> int | None:
    if clock.kind == ClockKind.LEGAL:
        return None
    if clock.stopped_at is not None:
        return clock.consumed_seconds
    return spent(clock.course, hours.of(clock.calendar, clock.zone, clock.started_at), at)


def _state(clock: Clock, used: int | None, at: dt.datetime) -> str:
    if clock.stopped_at is not None:
        return "gone" if clock.end != "met" else "late" if clock.breached_at else "kept"
    if clock.breached_at is not None or (clock.due_at is not None and clock.due_at <= at):
        return "breached"
    if clock.pauses:
        return "paused"
    if used is None:
        whole = (clock.due_at or at) - clock.started_at
        return "soon" if (at - clock.started_at) * 4 >= whole * 3 else "running"
    return "soon" if used * 4 >= (clock.target_seconds or 0) * 3 else "running"


def details_of(entry: ClockEntry) -> dict[str, Any]:
    """Its data, with moments as moments."""
    return {key: _moment(value) for key, value in entry.data.items()}


def _moment(value: Any) -> Any:
    if isinstance(value, str) and len(value) > 18 and value[10:11] == "T":
        try:
            return dt.datetime.fromisoformat(value)
        except ValueError:
            return value
    return value
