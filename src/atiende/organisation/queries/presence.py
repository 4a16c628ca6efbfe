"""Who can be given work now, and how that came and went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import PresenceSpan
from atiende.organisation.queries.agents import agents_visible_to
from atiende.organisation.rules.presence import WHOLE, Now, Presence, Reason
from atiende.platform.postgres.reading import read_row, read_rows

# Read along with whoever is signed in, so that the page asks nothing more.
OWN_STATE: Final = """
    SELECT state FROM organisation_presencespan
    WHERE channel = '' AND until IS NULL AND agent_id = """
_NOW: Final = """
    SELECT span.agent_id, span.state, span.since, span.reason, span.is_automatic, activity.active_at,
        EXISTS (SELECT FROM organisation_shift s
            WHERE s.agent_id = span.agent_id AND s.starts_at <= %(at)s AND s.ends_at > %(at)s),
        (SELECT max(ends_at) FROM organisation_shift s
            WHERE s.agent_id = span.agent_id AND s.ends_at <= %(at)s AND s.ends_at > span.since)
    FROM organisation_presencespan span
    LEFT JOIN organisation_activity activity ON activity.agent_id = span.agent_id
    WHERE span.channel = '' AND span.until IS NULL
"""
_NOT_OFFLINE: Final = _NOW + " AND span.state <> 'offline'"
_OF_ONE: Final = _NOW + " AND span.agent_id = %(agent)s::bigint"


@dataclass(frozen=True, slots=True)
class PresenceShown:
    """What stands of one person; `channels`: those on which it differs."""

    state: Presence
    since: dt.datetime | None
    reason: str
    is_automatic: bool
    channels: dict[str, Presence]


NEVER_SEEN: Final = PresenceShown(Presence.OFFLINE, None, "", True, {})


def presence_of(agent_ids: Iterable[int]) -> dict[int, PresenceShown]:
    """Of these people, in one query; who was never here is absent from it: `NEVER_SEEN`."""
    rows = PresenceSpan.objects.filter(agent_id__in=list(agent_ids), until=None).order_by("channel")
    found: dict[int, PresenceShown] = {}
    for row in rows:
        state = Presence(row.state)
        if row.channel == WHOLE:
            found[row.agent_id] = PresenceShown(state, row.since, row.reason, row.is_automatic, {})
        elif row.agent_id in found:
            found[row.agent_id].channels[row.channel] = state
    return found


def own_presence(actor: Actor) -> PresenceShown:
    return presence_of([actor.id]).get(actor.id, NEVER_SEEN)


def presence_timeline(
    actor: Actor, agent_id: int, *, since: dt.datetime, until: dt.datetime, limit: int = 500
) -> list[PresenceSpan]:
    """Rows that touch this stretch, the latest first. NotFound for people whom the actor does not see."""
    if agent_id != actor.id and not agents_visible_to(actor).filter(pk=agent_id).exists():
        raise NotFound
    rows = PresenceSpan.objects.filter(agent_id=agent_id, since__lt=until).exclude(until__lte=since)
    return list(rows.order_by("-since", "-pk")[:limit])


def present_now(at: dt.datetime) -> dict[int, Now]:
    """Everybody who is not offline, as the rules look at them, in one query."""
    return {row[0]: _now(row) for row in read_rows(_NOT_OFFLINE, {"at": at})}


def present_now_of(agent_id: int, at: dt.datetime) -> Now | None:
    """The same of one person, offline too; None who was never here."""
    row = read_row(_OF_ONE, {"at": at, "agent": agent_id})
    return None if row is None else _now(row)


def _now(row: tuple[object, ...]) -> Now:
    _, state, since, reason, is_automatic, active_at, is_in_shift, ended = row
    return Now(
        state=Presence(str(state)),
        since=since,  # type: ignore[arg-type]
        reason=Reason(str(reason)),
        is_automatic=bool(is_automatic),
        active_at=active_at,  # type: ignore[arg-type]
        is_in_shift=bool(is_in_shift),
        shift_ended_at=ended,  # type: ignore[arg-type]
    )
