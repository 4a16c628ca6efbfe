"""Let the clocks of a case follow what happened to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.events import Event
from atiende.kernel.refusals import NotPermitted
from atiende.service_levels.keeping import (
    finish,
    go_on,
    hold_up,
    let_go,
    lock_clocks,
    of_kind,
    renew_next_due,
    retarget,
    start,
)
from atiende.service_levels.models import Clock
from atiende.service_levels.queries.active import Applied, definitions_of, policy_for
from atiende.service_levels.rules.kinds import ANSWERS, Cause, ClockKind, End
from atiende.service_levels.working import Hours
from atiende.tickets.events import (
    MessageQueued,
    MessageReceived,
    MessageSplitOff,
    TicketChanged,
    TicketMerged,
    TicketOpened,
    TicketPriorityChanged,
    TicketSnoozed,
    TicketStatusChanged,
    TicketTeamChanged,
    TicketUnmerged,
    TicketWoken,
)
from atiende.tickets.queries import PromiseFacts, promise_facts

_SETTLED: Final = frozenset({"resolved", "closed", "cancelled"})
_GOING_ON: Final = (ClockKind.RESOLUTION, ClockKind.UPDATE, ClockKind.TEAM)
_CHOSEN_BY: Final = frozenset(
    {
        "brand",
        "brand_id",
        "team",
        "priority",
        "contact_reason",
        "product",
        "order",
        "owned",
        "custom_fields",
        "is_spam",
    }
)


@dataclass(frozen=True, slots=True)
class _Case:
    """The case in hand: what is known of it, its open clocks, and the moment of the fact."""

    facts: PromiseFacts
    clocks: list[Clock]
    at: dt.datetime
    hours: Hours

    @property
    def policy(self) -> Applied | None:
        return None if self.facts.is_spam else policy_for(self.facts)


def keep_clocks(*, event: Event, event_id: int, at: dt.datetime, by: Actor) -> None:
    """By what was known then. `at`: the moment of the fact, not of its delivery.

    Raises NotPermitted for anybody but the system."""
    if not by.is_system:
        raise NotPermitted
    told: dict[str, Any] = event.payload()
    with transaction.atomic():
        case = _case_of(told["ticket_id"], at, after=event_id)
        if case is not None:
            _FOLLOW[type(event)](case, told)
            renew_next_due(case.facts.ticket_id, at=at)
        for key in ("into_ticket_id", "from_ticket_id"):
            other = _case_of(told[key], at) if key in told else None
            if other is not None:
                _match_waiting(other)
                renew_next_due(other.facts.ticket_id, at=at)


def _case_of(ticket_id: int, at: dt.datetime, *, after: int | None = None) -> _Case | None:
    clocks = lock_clocks(ticket_id)
    facts = promise_facts(ticket_id, after=after)
    return None if facts is None else _Case(facts, clocks, at, Hours())


def _opened(case: _Case, told: Mapping[str, Any]) -> None:
    """What a machine wrote is promised nothing. A message split off has waited since it came."""
    if told["is_automatic"]:
        return
    since = case.at if not told["opened_by"] else case.facts.waiting_since
    _start(case, _GOING_ON, at=case.at)
    if since is not None:
        _start(case, [ClockKind.FIRST_ANSWER], at=since)


def _received(case: _Case, told: Mapping[str, Any]) -> None:
    """The oldest unanswered message counts: a second one starts nothing."""
    if told["is_automatic"] or of_kind(case.clocks, *ANSWERS):
        return
    answered_at = case.facts.first_reply_at
    is_first = answered_at is None or answered_at > case.at
    _start(case, [ClockKind.FIRST_ANSWER if is_first else ClockKind.NEXT_ANSWER], at=case.at)


def _answered(case: _Case, told: Mapping[str, Any]) -> None:
    """A person's words to the customer; what the program writes by itself keeps no promise."""
    if told["is_automatic"] or not told["by"]:
        return
    kept = of_kind(case.clocks, *ANSWERS, ClockKind.UPDATE)
    _finish(case, kept, End.MET, agent_id=told["by"])
    if any(clock.kind == ClockKind.UPDATE for clock in kept):
        _start(case, [ClockKind.UPDATE], at=case.at)


def _status(case: _Case, told: Mapping[str, Any]) -> None:
    old, new = told["old_category"], told["new_category"]
    if new == "cancelled":
        _finish(case, _ours(case.clocks), End.CANCELLED)
    elif new in _SETTLED:
        _finish(case, of_kind(case.clocks, ClockKind.RESOLUTION), End.MET, agent_id=told["by"] or None)
        _finish(case, of_kind(case.clocks, ClockKind.TEAM), End.MET)
        _finish(case, of_kind(case.clocks, *ANSWERS, ClockKind.UPDATE), End.SOLVED)
    elif old in _SETTLED:
        _reopened(case)
    else:
        _hold(case, Cause.WAITING_CUSTOMER, new == "waiting_customer")
        _hold(case, Cause.WAITING_INTERNAL, new == "waiting_internal")


def _reopened(case: _Case) -> None:
    """The resolution owed before goes on where it stood; team and news begin again."""
    before = Clock.objects.select_for_update().filter(
        ticket_id=case.facts.ticket_id, kind=ClockKind.RESOLUTION
    )
    last = before.order_by("-pk").first()
    if last is not None and last.end in (End.MET, End.CANCELLED):
        go_on(last, at=case.at, hours=case.hours)
        case.clocks.append(last)
    _start(case, _GOING_ON, at=case.at)


def _snoozed(case: _Case, told: Mapping[str, Any]) -> None:
    _hold(case, Cause.SNOOZED, True)


def _woken(case: _Case, told: Mapping[str, Any]) -> None:
    _hold(case, Cause.SNOOZED, False)


def _team(case: _Case, told: Mapping[str, Any]) -> None:
    """The old team's time ends, the new one's begins; then whatever the new team changes in the promises."""
    _finish(case, of_kind(case.clocks, ClockKind.TEAM), End.MET)
    left = [clock for clock in case.clocks if clock.stopped_at is None]
    anew = _Case(case.facts, left, case.at, case.hours)
    _choose_again(anew, "team")
    if told["team_id"] is not None and case.facts.category not in _SETTLED:
        _start(anew, [ClockKind.TEAM], at=case.at)


def _priority(case: _Case, told: Mapping[str, Any]) -> None:
    _choose_again(case, "priority")


def _changed(case: _Case, told: Mapping[str, Any]) -> None:
    changed = _CHOSEN_BY & set(told["fields"].split(","))
    if changed:
        _choose_again(case, sorted(changed)[0])


def _choose_again(case: _Case, why: str) -> None:
    """Another policy may apply now: open clocks get its targets, and what it promises anew begins now."""
    policy = case.policy
    for clock in _ours(case.clocks):
        if policy is None or ClockKind(clock.kind) not in policy.definition.targets:
            end = End.CANCELLED if case.facts.is_spam else End.NO_POLICY
            finish(clock, end, at=case.at, hours=case.hours)
        elif (clock.policy_id, clock.policy_number) != (policy.policy_id, policy.number):
            retarget(clock, policy, case.facts, why=why, at=case.at, hours=case.hours)
    if policy is None or case.facts.category in _SETTLED:
        return
    had = set(Clock.objects.filter(ticket_id=case.facts.ticket_id).values_list("kind", flat=True))
    _start(case, [kind for kind in _GOING_ON if kind not in had], at=case.at)
    _match_waiting(case)


def _merged(case: _Case, told: Mapping[str, Any]) -> None:
    for clock in _ours(case.clocks):
        hold_up(clock, Cause.MERGED, at=case.at, hours=case.hours)


def _unmerged(case: _Case, told: Mapping[str, Any]) -> None:
    for clock in _ours(case.clocks):
        let_go(clock, Cause.MERGED, at=case.at, hours=case.hours)
    _match_waiting(case)


def _split_off(case: _Case, told: Mapping[str, Any]) -> None:
    _match_waiting(case)


def _match_waiting(case: _Case) -> None:
    """After messages changed their case: an answer is owed exactly when the customer waits, since they wait."""
    owed = of_kind(case.clocks, *ANSWERS)
    since = case.facts.waiting_since
    if since is None:
        _finish(case, owed, End.WITHDRAWN)
    elif not owed and not case.facts.is_merged and case.facts.category not in _SETTLED:
        is_first = case.facts.first_reply_at is None
        _start(case, [ClockKind.FIRST_ANSWER if is_first else ClockKind.NEXT_ANSWER], at=since)


def _hold(case: _Case, cause: Cause, is_so: bool) -> None:
    """Only what does not concern the next word to the customer, and only if its policy says so."""
    clocks = of_kind(case.clocks, *_GOING_ON)
    said = definitions_of((clock.policy_id, clock.policy_number) for clock in clocks)
    for clock in clocks:
        definition = said.get((clock.policy_id or 0, clock.policy_number or 0))
        if not is_so:
            let_go(clock, cause, at=case.at, hours=case.hours)
        elif definition is not None and cause in definition.pauses:
            hold_up(clock, cause, at=case.at, hours=case.hours)


def _start(case: _Case, kinds: Iterable[ClockKind], *, at: dt.datetime) -> None:
    policy = case.policy
    present = {clock.kind for clock in case.clocks if clock.stopped_at is None}
    for kind in kinds:
        if policy is None or kind in present or (kind == ClockKind.TEAM and case.facts.team_id is None):
            continue
        clock = start(case.facts, kind, policy, at=at, hours=case.hours)
        if clock is not None:
            case.clocks.append(clock)


def _finish(case: _Case, clocks: Iterable[Clock], end: End, *, agent_id: int | None = None) -> None:
    for clock in clocks:
        if clock.stopped_at is None:
            finish(clock, end, at=case.at, hours=case.hours, agent_id=agent_id or case.facts.assignee_id)


def _ours(clocks: Iterable[Clock]) -> list[Clock]:
    """All but legal ones: those follow the law alone."""
    return [clock for clock in clocks if clock.kind != ClockKind.LEGAL and clock.stopped_at is None]


_FOLLOW: Final[Mapping[type[Event], Callable[[_Case, Mapping[str, Any]], None]]] = {
    TicketOpened: _opened,
    MessageReceived: _received,
    MessageQueued: _answered,
    TicketStatusChanged: _status,
    TicketSnoozed: _snoozed,
    TicketWoken: _woken,
    TicketTeamChanged: _team,
    TicketPriorityChanged: _priority,
    TicketChanged: _changed,
    TicketMerged: _merged,
    TicketUnmerged: _unmerged,
    MessageSplitOff: _split_off,
}
