"""Let the newest version of a rule work, or an older one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.errors import RefersToNothing, WouldLoop
from atiende.automation.models import Rule
from atiende.automation.queries.active import all_rules_on
from atiende.automation.queries.directory import directory
from atiende.automation.rule_demand import renew_demand
from atiende.automation.rules.checking import references_gone
from atiende.automation.rules.definition import Definition, from_data
from atiende.automation.rules.loops import Named, loops_among
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def switch_rule_on(*, rule_id: int, number: int | None = None, by: Actor, at: dt.datetime) -> Rule:
    """A pause ends by this. A rule on time takes what comes due from now on, not what was due long ago.

    Raises NotPermitted, NotFound, RefersToNothing and WouldLoop.
    """
    by.require("rules.manage")
    with transaction.atomic():
        rule = Rule.objects.select_for_update().filter(pk=rule_id).first()
        versions = rule.versions.order_by("-number") if rule else None
        found = (versions.filter(number=number) if number else versions).first() if versions else None
        if rule is None or found is None:
            raise NotFound
        definition = from_data(found.definition)
        _require_sound(rule, definition)
        rule.active_number, rule.switched_on_at = found.number, at
        rule.pause, rule.pause_details = "", {}
        rule.version += 1
        rule.save()
        renew_demand()
        record(
            by=by,
            verb="automation.rule_switched_on",
            target_kind="rule",
            target_id=rule_id,
            fields=["active_number"],
            at=at,
            details={"number": found.number},
        )
        return rule


def _require_sound(rule: Rule, definition: Definition) -> None:
    if gone := references_gone(definition, directory()):
        raise RefersToNothing(names=", ".join(each.key for each in gone))
    others = [Named(each.name, said) for each, said in all_rules_on() if each.pk != rule.pk]
    for names in loops_among([*others, Named(rule.name, definition)]):
        if rule.name in names:
            raise WouldLoop(names=", ".join(names))
