"""Let the rules on time look at the cases whose time came."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.automation.knowing import known_of, zone_of_company
from atiende.automation.models import Rule, TimeMark
from atiende.automation.queries.active import rules_on
from atiende.automation.rules.definition import Definition
from atiende.automation.rules.happening import Happening
from atiende.automation.rules.matching import is_within
from atiende.automation.rules.vocabulary import ANCHORS, TIME_TRIGGERS
from atiende.automation.running import run_rule
from atiende.kernel.actors import Actor
from atiende.kernel.correlation import correlated
from atiende.kernel.refusals import NotPermitted
from atiende.tickets.queries.known_at import Due, due_cases, facts_at

AT_ONCE: Final = 200
"""Cases of one rule in one go; the rest come with the next."""


def run_due_rules(*, by: Actor, at: dt.datetime) -> int:
    """How many acted. Each case comes up once for the moment since which it is so, and only for moments that came due
    after the rule was switched on. At hours at which a rule rests, its cases wait for the next at which it works.

    Raises NotPermitted.
    """
    if not by.is_system:
        raise NotPermitted
    return sum(_run_due(rule, definition, at=at) for rule, definition in rules_on(TIME_TRIGGERS))


def _run_due(rule: Rule, definition: Definition, *, at: dt.datetime) -> int:
    local = at.astimezone(zone_of_company())
    hours = definition.hours
    if hours and not is_within(hours, local.weekday(), local.hour * 60 + local.minute):
        return 0
    span = dt.timedelta(hours=definition.trigger.hours)
    first = (rule.switched_on_at or at) - span
    marks = TimeMark.objects.filter(rule=rule, since__gte=first).values_list("ticket_id", "since")
    anchor = ANCHORS[definition.trigger.kind]
    due = due_cases(anchor, first=first, last=at - span, had=set(marks), limit=AT_ONCE)
    return sum(_take(rule, definition, each, at=at) for each in due)


def _take(rule: Rule, definition: Definition, due: Due, *, at: dt.datetime) -> bool:
    """Each in a transaction of its own: one that fails leaves the others."""
    with correlated() as correlation_id, transaction.atomic():
        _, is_new = TimeMark.objects.get_or_create(rule=rule, ticket_id=due.ticket_id, since=due.since)
        facts = facts_at(due.ticket_id) if is_new else None
        if facts is None or rule.pause:
            return False
        happening = Happening(
            triggers=(definition.trigger.kind,),
            event=f"automation.{definition.trigger.kind}",
            ticket_id=due.ticket_id,
            at=at,
            correlation_id=correlation_id,
        )
        known = known_of(facts, at=at, is_by_person=False, definitions=[definition])
        return run_rule(rule, definition, known, happening, at=at).outcome == "acted"
