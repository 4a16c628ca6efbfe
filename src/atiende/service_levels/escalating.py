"""What is done when so much of a promise's time is spent: people are told, and the deeds that its policy lists."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db import DataError, IntegrityError, transaction

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import Refusal
from atiende.notifications.actions.notify import notify
from atiende.notifications.actions.notify_owners import notify_owners
from atiende.notifications.rules.kinds import Kind
from atiende.organisation.queries import members_of
from atiende.service_levels.models import Clock
from atiende.service_levels.queries.active import definitions_of
from atiende.service_levels.rules.course import BREACH
from atiende.service_levels.rules.policy import Definition, Escalation
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_priority import change_priority
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.queries import promise_facts

MOST_TOLD: Final = 100
"""Of a team."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A clock went past a step."""

    clock: Clock
    step: int


@dataclass(frozen=True, slots=True)
class Done:
    """`problem`: the code of a refusal; empty when it was done."""

    clock: Clock
    escalation: Escalation
    problem: str


def escalate(passed: Iterable[Passed], *, at: dt.datetime) -> list[Done]:
    """In the caller's transaction: each deed in a savepoint, so that one that is refused leaves the others."""
    every = list(passed)
    said = definitions_of((each.clock.policy_id, each.clock.policy_number) for each in every)
    warned, owners, done = set[int](), set[int](), list[Done]()
    for each in every:
        definition = said.get((each.clock.policy_id or 0, each.clock.policy_number or 0))
        if each.step < BREACH and (definition is None or each.step in definition.steps):
            warned.add(each.clock.ticket_id)
        for escalation in _listed(definition, each):
            if escalation.deed == "tell_assignee":
                owners.add(each.clock.ticket_id)
                done.append(Done(each.clock, escalation, ""))
            else:
                done.append(Done(each.clock, escalation, _do(escalation, each.clock, at=at)))
    _tell_owners(Kind.DUE_SOON, warned, at=at)
    _tell_owners(Kind.ESCALATED, owners, at=at)
    return done


def _listed(definition: Definition | None, passed: Passed) -> list[Escalation]:
    if definition is None:
        return []
    listed = (each for each in definition.escalations if each.step == passed.step)
    return [each for each in listed if each.kind in (None, passed.clock.kind)]


def _tell_owners(kind: Kind, ticket_ids: set[int], *, at: dt.datetime) -> None:
    """Whoever has the case; where nobody has it, its team."""
    if not ticket_ids:
        return
    by_team: dict[int, list[int]] = defaultdict(list)
    for ticket_id in notify_owners(kind=kind, ticket_ids=ticket_ids, by=SYSTEM, at=at):
        facts = promise_facts(ticket_id)
        if facts is not None and facts.team_id is not None:
            by_team[facts.team_id].append(ticket_id)
    for team_id, cases in by_team.items():
        people = _members(team_id)
        for ticket_id in cases:
            notify(kind=kind, person_ids=people, ticket_id=ticket_id, by=SYSTEM, at=at)


def _members(team_id: int) -> list[int]:
    return [agent.pk for agent in members_of(SYSTEM, team_id=team_id, size=MOST_TOLD).rows]


def _do(escalation: Escalation, clock: Clock, *, at: dt.datetime) -> str:
    try:
        with transaction.atomic():
            _ACTS[escalation.deed](escalation, clock.ticket_id, at)
    except Refusal as refusal:
        return refusal.code
    except (ValueError, DataError, IntegrityError):
        return "failed"  # what it names cannot be: the others' warnings must not wait for it
    return ""


def _tell_team(escalation: Escalation, ticket_id: int, at: dt.datetime) -> None:
    facts = promise_facts(ticket_id)
    team_id = int(escalation.value) if escalation.value else facts and facts.team_id
    if team_id:
        notify(kind=Kind.ESCALATED, person_ids=_members(team_id), ticket_id=ticket_id, by=SYSTEM, at=at)


def _tell_person(escalation: Escalation, ticket_id: int, at: dt.datetime) -> None:
    notify(kind=Kind.ESCALATED, person_ids=[int(escalation.value)], ticket_id=ticket_id, by=SYSTEM, at=at)


def _note(escalation: Escalation, ticket_id: int, at: dt.datetime) -> None:
    add_note(ticket_id=ticket_id, text=escalation.value, by=SYSTEM, at=at)


def _priority(escalation: Escalation, ticket_id: int, at: dt.datetime) -> None:
    """Only upwards: who made it more urgent knew why."""
    facts = promise_facts(ticket_id)
    if facts is not None and facts.priority < int(escalation.value):
        change_priority(ticket_id=ticket_id, priority=int(escalation.value), by=SYSTEM, at=at)


def _team(escalation: Escalation, ticket_id: int, at: dt.datetime) -> None:
    change_team(ticket_id=ticket_id, team_id=int(escalation.value), by=SYSTEM, at=at)


def _assign(escalation: Escalation, ticket_id: int, at: dt.datetime) -> None:
    assign_ticket(ticket_id=ticket_id, agent_id=int(escalation.value), by=SYSTEM, at=at)


_ACTS: Final[Mapping[str, Callable[[Escalation, int, dt.datetime], None]]] = {
    "tell_team": _tell_team,
    "tell_person": _tell_person,
    "note": _note,
    "priority": _priority,
    "team": _team,
    "assign": _assign,
}
