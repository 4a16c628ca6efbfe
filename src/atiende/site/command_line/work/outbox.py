"""What `atiende outbox …` does, in the name of the system."""

from __future__ import annotations

import argparse
import json
import sys

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.outbox.actions import replay_events, retry_lane, skip_delivery
from atiende.platform.outbox.queries import HaltedLane, count_pending, list_stuck
from atiende.site.command_line.words import gettext, ngettext


def show_stuck(arguments: argparse.Namespace) -> int:
    lanes = list_stuck(SYSTEM)
    if arguments.json:
        sys.stdout.write(json.dumps([_as_json(lane) for lane in lanes]) + "\n")
        return 0
    backlog = count_pending(utc_now())
    said = gettext(
        "%(pending)s deliveries pending, %(waiting)s waiting behind a failed one, %(stuck)s stuck."
    )
    sys.stdout.write(
        said % {"pending": backlog.pending, "waiting": backlog.waiting, "stuck": backlog.stuck} + "\n"
    )
    for lane in lanes:
        sys.stdout.write(_as_text(lane))
    return 0


def retry(arguments: argparse.Namespace) -> int:
    """Raises NothingStuck."""
    retry_lane(aggregate=arguments.aggregate, handler=arguments.handler, by=SYSTEM, at=utc_now())
    sys.stdout.write(gettext("A worker tries it again.") + "\n")
    return 0


def skip(arguments: argparse.Namespace) -> int:
    """Raises NothingStuck."""
    skip_delivery(event_id=arguments.event, handler=arguments.handler, by=SYSTEM, at=utc_now())
    sys.stdout.write(gettext("Left out; what waited behind it follows.") + "\n")
    return 0


def replay(arguments: argparse.Namespace) -> int:
    """Raises UnknownHandler, ReplayTooWide."""
    count = replay_events(
        handler=arguments.handler,
        aggregate=arguments.aggregate,
        since=arguments.since,
        until=arguments.until,
        by=SYSTEM,
        at=utc_now(),
    )
    said = ngettext("%(count)s event will be told again.", "%(count)s events will be told again.", count)
    sys.stdout.write(said % {"count": count} + "\n")
    return 0


def _as_json(lane: HaltedLane) -> dict[str, object]:
    return {
        "event_id": lane.event_id,
        "event": lane.event_name,
        "aggregate": lane.aggregate,
        "handler": lane.handler,
        "attempts": lane.attempts,
        "is_stuck": lane.is_stuck,
        "next_attempt_at": lane.next_attempt_at.isoformat() if lane.next_attempt_at else None,
        "waiting": lane.waiting,
        "error": lane.last_error,
        "correlation_id": lane.correlation_id,
    }


def _as_text(lane: HaltedLane) -> str:
    state = (
        gettext("stuck")
        if lane.is_stuck or lane.next_attempt_at is None
        else gettext("next attempt %(time)s") % {"time": lane.next_attempt_at.isoformat(timespec="seconds")}
    )
    facts = gettext("%(attempts)s attempts, %(waiting)s waiting behind it") % {
        "attempts": lane.attempts,
        "waiting": lane.waiting,
    }
    first_line = lane.last_error.partition("\n")[0]
    return (
        f"\n{lane.event_name} {lane.event_id}  --aggregate {lane.aggregate} --handler {lane.handler}\n"
        f"  {state} · {facts}\n  {first_line}\n"
    )
