"""Promises of the full house: policies of every kind, clocks in every state, and all that can happen to one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.desk.web.clocks_shown import _DEEDS, _HAPPENED, _WHY
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.actions.switch_policy_on import switch_policy_on
from atiende.service_levels.models import Clock, ClockEntry, Policy
from atiende.service_levels.rules.kinds import CHOSEN_CAUSES, PROMISED, Cause, ClockKind, End
from atiende.service_levels.rules.policy import DEEDS, Definition, Escalation

NAME = "Ñandú Xyz"


def fill(rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with what addresses need."""
    now = utc_now()
    policies = [_policy(f"{NAME} {number}", says, now) for number, says in enumerate(_definitions(rows))]
    switch_policy_on(policy_id=policies[0].pk, by=SYSTEM, at=now)
    save_policy(policy_id=policies[0].pk, name=NAME, definition=_plain(), by=SYSTEM, at=now)
    for kind in ClockKind:
        _clock(rows["case"], kind, policies[0], now)
    for end in End:
        _ended(rows["case"], end, policies[1], now, is_late=end == End.MET)
    _ended(rows["case"], End.MET, policies[1], now, is_late=False)
    return {"service_policies": policies}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    policies = [(one.pk,) for one in rows["service_policies"]]
    return {
        "console:service_policy": policies,
        "console:service_policy_edit": policies,
        "desk:ticket_clocks": [(rows["case"].number,), (rows["long"].number,)],
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    today = utc_now().date()
    span = f"since={today - dt.timedelta(days=30)}&until={today}"
    return [
        f"/console/service-levels/?case={rows['case'].number}",
        "/console/service-levels/?case=999999",
        *(f"/desk/compliance/?{span}&by={by}" for by in ("team", "agent", "customer", "policy", "kind")),
        f"/desk/compliance/cases/?{span}&by=kind&key=resolution&kind=",
        f"/desk/compliance/cases/?{span}&by=kind&key=resolution&kind=&late=1",
        "/desk/compliance/?since=2020-01-01&until=2020-01-02&by=team&kind=legal",
        "/desk/compliance/?since=2020-01-05&until=2020-01-02&by=team",
    ]


def _definitions(rows: dict[str, Any]) -> list[Definition]:
    person, team = str(rows["people"][0].pk), str(rows["teams"][0].pk)
    values = {
        "tell_person": person,
        "assign": person,
        "tell_team": team,
        "team": team,
        "priority": "4",
        "note": NAME,
    }
    everything = Definition(
        conditions={
            "brand": (str(rows["outlet"].pk),),
            "team": (team, "999999"),
            "channel": ("mail",),
            "priority": ("1", "4"),
            "product": ("XYZ",),
            "customer": (str(rows["customers"]["marta"]),),
            "field:xyz": (NAME,),
        },
        targets=dict.fromkeys(PROMISED, 4 * 3600),
        promises={ClockKind.RESOLUTION: 8 * 3600},
        calendar="always",
        pauses=frozenset(CHOSEN_CAUSES),
        steps=(50, 75, 90),
        escalations=tuple(Escalation(100, deed, values.get(deed, "")) for deed in DEEDS),
    )
    return [everything, _plain()]


def _plain() -> Definition:
    return Definition(targets={ClockKind.RESOLUTION: 3600}, pauses=frozenset(), steps=())


def _policy(name: str, definition: Definition, now: dt.datetime) -> Policy:
    return save_policy(name=name, definition=definition, by=SYSTEM, at=now)


def _clock(case: Any, kind: ClockKind, policy: Policy, now: dt.datetime) -> None:
    """Open: one of each kind; in time, nearly due, overdue, and held up by every cause."""
    is_legal = kind == ClockKind.LEGAL
    states = {ClockKind.FIRST_ANSWER: 1.5, ClockKind.NEXT_ANSWER: 0.8}
    started = now - dt.timedelta(hours=4 * states.get(kind, 0.1))
    is_held = kind == ClockKind.TEAM
    clock = Clock.objects.create(
        ticket=case,
        kind=kind.value,
        rule=NAME if is_legal else "",
        policy=None if is_legal else policy,
        policy_number=None if is_legal else 1,
        calendar="always",
        zone=case.time_zone,
        target_seconds=None if is_legal else 4 * 3600,
        started_at=started,
        running_since=None if is_held else started,
        paused_at=now if is_held else None,
        pauses=[cause.value for cause in Cause] if is_held else [],
        due_at=None if is_held else started + dt.timedelta(hours=4),
        promised_at=now + dt.timedelta(days=1) if kind == ClockKind.RESOLUTION else None,
        breached_at=now if kind == ClockKind.FIRST_ANSWER else None,
        is_provisional=is_legal,
    )
    if kind == ClockKind.RESOLUTION:
        _happens(clock, now)


def _happens(clock: Clock, now: dt.datetime) -> None:
    at = now.isoformat()
    data = {
        "cause": Cause.SNOOZED.value,
        "step": 75,
        "end": End.MET.value,
        "spent": 3600,
        "why": "priority",
        "due": at,
        "old_due": at,
        "credited": 60,
        "promised": at,
        "deed": "note",
    }
    rows = [{**data, "what": what} for what in _HAPPENED]
    rows += [{**data, "what": "recalculated", "why": why} for why in _WHY]
    rows += [{**data, "what": "escalated", "deed": deed, "problem": "not_found"} for deed in _DEEDS]
    rows += [{**data, "what": "ended", "end": end.value} for end in End]
    rows += [{**data, "what": "paused", "cause": cause.value} for cause in Cause]
    for row in rows:
        ClockEntry.objects.create(clock=clock, what=row.pop("what"), data=row, at=now)


def _ended(case: Any, end: End, policy: Policy, now: dt.datetime, *, is_late: bool) -> None:
    Clock.objects.create(
        ticket=case,
        kind=ClockKind.RESOLUTION.value,
        policy=policy,
        policy_number=1,
        zone=case.time_zone,
        target_seconds=3600,
        consumed_seconds=7200 if is_late else 60,
        started_at=now - dt.timedelta(hours=2),
        breached_at=now if is_late else None,
        stopped_at=now,
        end=end.value,
    )
