"""Hold a legal clock up, let it run to its new date, or end it: what the law says, said by who read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.service_levels.errors import PROMISE_IN_THE_PAST, ClockIsOver
from atiende.service_levels.keeping import finish, moment_of_step, renew_next_due, tell
from atiende.service_levels.models import Clock
from atiende.service_levels.rules.kinds import ClockKind, End
from atiende.service_levels.working import Hours


def pause_legal_clock(*, clock_id: int, cause: str, by: Actor, at: dt.datetime) -> None:
    """`cause`: the ground that the law names. The same again changes nothing.

    Raises NotPermitted, NotFound and ClockIsOver.
    """

    def change(clock: Clock) -> None:
        if cause in clock.pauses:
            return
        clock.pauses = [*clock.pauses, cause[:20]]
        clock.paused_at, clock.running_since, clock.next_alarm_at = clock.paused_at or at, None, None
        tell(clock, "paused", at=at, by=by, cause=cause, due=_iso(clock.due_at))

    _change(clock_id, "service_levels.legal_clock_paused", change, by=by, at=at)


def resume_legal_clock(*, clock_id: int, due: dt.datetime, by: Actor, at: dt.datetime) -> None:
    """Every cause is over; `due`: the date as the law gives it now. Raises NotPermitted, NotFound, InvalidInput and
    ClockIsOver.
    """

    def change(clock: Clock) -> None:
        if due <= clock.started_at:
            raise InvalidInput(fields={"due": PROMISE_IN_THE_PAST})
        before, clock.due_at = clock.due_at, due
        clock.pauses, clock.paused_at, clock.running_since = [], None, at
        left = [step for step in clock.steps if step > clock.done_step]
        clock.next_alarm_at = moment_of_step(clock, left[0]) if left else None
        tell(clock, "resumed", at=at, by=by, old_due=_iso(before), due=_iso(due))

    _change(clock_id, "service_levels.legal_clock_resumed", change, by=by, at=at)


def stop_legal_clock(*, clock_id: int, is_kept: bool, by: Actor, at: dt.datetime) -> None:
    """What the law asks was done, or is not asked any more. Raises NotPermitted, NotFound and ClockIsOver."""

    def change(clock: Clock) -> None:
        due = clock.due_at
        if is_kept and due is not None and at > due:
            clock.breached_at = clock.breached_at or due
        finish(clock, End.MET if is_kept else End.WITHDRAWN, at=at, hours=Hours(), agent_id=by.id or None)

    _change(clock_id, "service_levels.legal_clock_stopped", change, by=by, at=at)


def _change(clock_id: int, verb: str, change: Callable[[Clock], None], *, by: Actor, at: dt.datetime) -> None:
    by.require("complaints.manage")
    with transaction.atomic():
        clock = Clock.objects.select_for_update().filter(pk=clock_id, kind=ClockKind.LEGAL.value).first()
        if clock is None:
            raise NotFound
        if clock.stopped_at is not None:
            raise ClockIsOver
        change(clock)
        clock.save()
        renew_next_due(clock.ticket_id)
        record(
            by=by,
            verb=verb,
            target_kind="ticket",
            target_id=clock.ticket_id,
            at=at,
            details={"clock_id": clock_id},
        )


def _iso(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat()
