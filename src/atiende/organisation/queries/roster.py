"""The roster: who works when, who is away, and who works now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import Absence, Shift, ShiftPattern
from atiende.organisation.queries.agents import agents_visible_to
from atiende.organisation.queries.duties import led_by
from atiende.organisation.rules.roster import AbsenceState

_COUNTING = (AbsenceState.ASKED.value, AbsenceState.APPROVED.value)


@dataclass(frozen=True, slots=True)
class AbsenceSeen:
    """`kind` empty: the actor may know that the person is away, not why."""

    id: int
    agent_id: int
    first_on: dt.date
    last_on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    state: str
    kind: str
    decided_by: str
    may_decide: bool


@dataclass(slots=True)
class Planned:
    """Of one person, in some stretch of time, in order."""

    shifts: list[Shift] = field(default_factory=list)
    absences: list[AbsenceSeen] = field(default_factory=list)


def shift_patterns() -> list[ShiftPattern]:
    return list(ShiftPattern.objects.order_by("folded_name"))


def get_shift_pattern(pattern_id: int) -> ShiftPattern:
    """Raises NotFound."""
    found = ShiftPattern.objects.filter(pk=pattern_id).first()
    if found is None:
        raise NotFound
    return found


def planned_between(
    actor: Actor, agent_ids: Sequence[int], *, first: dt.datetime, last: dt.datetime
) -> dict[int, Planned]:
    """Shifts and absences of these people that touch the stretch, in three queries at most. Of absences that were only
    asked for, others learn nothing; why somebody is away know they and who looks after them.
    """
    found = {agent_id: Planned() for agent_id in agent_ids}
    touching = {"agent_id__in": list(agent_ids), "starts_at__lt": last, "ends_at__gt": first}
    for shift in Shift.objects.filter(**touching).order_by("starts_at"):
        found[shift.agent_id].shifts.append(shift)
    rows = Absence.objects.filter(**touching, state__in=_COUNTING).order_by("starts_at", "pk")
    for seen in _seen(actor, rows):
        if seen.kind or seen.state == AbsenceState.APPROVED:
            found[seen.agent_id].absences.append(seen)
    return found


def absences_of(actor: Actor, agent_id: int, *, since: dt.date) -> list[AbsenceSeen]:
    """Of one person from a day on, all states, the latest first; NotFound for who may not know them."""
    rows = Absence.objects.filter(agent_id=agent_id, last_on__gte=since).order_by("-starts_at", "-pk")
    found = _seen(actor, rows[:200])
    if agent_id != actor.id and not actor.may("people.manage") and agent_id not in led_by(actor):
        raise NotFound
    return found


def absences_awaiting(actor: Actor, *, limit: int = 200) -> list[AbsenceSeen]:
    """Those that the actor can decide about, the soonest first."""
    rows = Absence.objects.filter(state=AbsenceState.ASKED.value).order_by("starts_at", "pk")
    if not actor.may("people.manage"):
        rows = rows.filter(agent_id__in=led_by(actor))
    return _seen(actor, rows[:limit])


def plannable_agents(actor: Actor) -> frozenset[int] | None:
    """Whose time the actor plans; None: everybody's."""
    return None if actor.may("people.manage") else led_by(actor)


def working_now(agent_ids: Iterable[int], at: dt.datetime) -> dict[int, dt.datetime]:
    """Until when each of these people works who is in a shift now and not away, in one query."""
    away = Absence.objects.filter(state="approved", starts_at__lte=at, ends_at__gt=at).values("agent_id")
    rows = Shift.objects.filter(Q(agent_id__in=list(agent_ids)), starts_at__lte=at, ends_at__gt=at).exclude(
        agent_id__in=away
    )
    return dict(rows.values_list("agent_id", "ends_at"))


def next_shift_of(agent_id: int, at: dt.datetime) -> Shift | None:
    """The shift of this moment, else the next one."""
    return Shift.objects.filter(agent_id=agent_id, ends_at__gt=at).order_by("starts_at").first()


def may_see_agent(actor: Actor, agent_id: int) -> bool:
    return agent_id == actor.id or agents_visible_to(actor).filter(pk=agent_id).exists()


def _seen(actor: Actor, rows: Iterable[Absence]) -> list[AbsenceSeen]:
    rows = list(rows)
    if not rows:
        return []
    manages = actor.may("people.manage")
    led = frozenset() if manages else led_by(actor)
    return [_one(row, actor, manages or row.agent_id in led, manages) for row in rows]


def _one(row: Absence, actor: Actor, looks_after: bool, manages: bool) -> AbsenceSeen:
    knows = looks_after or row.agent_id == actor.id
    return AbsenceSeen(
        id=row.pk,
        agent_id=row.agent_id,
        first_on=row.first_on,
        last_on=row.last_on,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        state=row.state,
        kind=row.kind if knows else "",
        decided_by=row.decided_by_label if knows else "",
        may_decide=looks_after and row.state == AbsenceState.ASKED and (row.agent_id != actor.id or manages),
    )
