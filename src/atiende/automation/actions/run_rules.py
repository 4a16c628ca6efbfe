"""Let the rules look at something that happened to a case."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from atiende.automation.knowing import known_of
from atiende.automation.queries.active import rules_on
from atiende.automation.rules.happening import Happening
from atiende.automation.running import run_rule
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.tickets.queries.known_at import facts_at


def run_rules(
    *, happening: Happening, only: Collection[int] | None = None, by: Actor, at: dt.datetime
) -> int:
    """How many acted. All look at the same facts, those of the moment; none sees what another one did just now.

    `only`: of all rules no others than these. Raises NotPermitted.
    """
    if not by.is_system:
        raise NotPermitted
    rules = [each for each in rules_on(happening.triggers) if only is None or each[0].pk in only]
    if not rules:
        return 0
    with transaction.atomic():
        facts = facts_at(happening.ticket_id, after=happening.event_id, message_id=happening.message_id)
        if facts is None:
            return 0
        known = known_of(
            facts,
            at=happening.at,
            is_by_person=happening.is_by_person,
            definitions=[definition for _rule, definition in rules],
        )
        acted = 0
        for rule, definition in rules:
            run = run_rule(rule, definition, known, happening, at=at)
            acted += run.outcome == "acted"
            if run.outcome == "acted" and any(deed.kind == "stop" for deed in definition.deeds):
                break
    return acted
