"""Have rules that refer to what is gone stop, and be named."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.queries.active import all_rules_on
from atiende.automation.queries.directory import directory
from atiende.automation.rule_demand import renew_demand
from atiende.automation.rules.checking import references_gone
from atiende.automation.running import pause
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted


def pause_broken_rules(*, by: Actor, at: dt.datetime) -> int:
    """How many stopped. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    rules = [(rule, said) for rule, said in all_rules_on() if not rule.pause]
    if not rules:
        return 0
    with transaction.atomic():
        known = directory()
        broken = [(rule, gone) for rule, said in rules if (gone := references_gone(said, known))]
        for rule, gone in broken:
            details = {"kinds": [each.kind for each in gone], "keys": [each.key for each in gone]}
            pause(rule, "gone", details, at=at)
        if broken:
            renew_demand()
    return len(broken)
