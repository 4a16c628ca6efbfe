"""Let a rule rest: it keeps its versions and its runs."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.models import Rule
from atiende.automation.rule_demand import renew_demand
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def switch_rule_off(*, rule_id: int, by: Actor, at: dt.datetime) -> Rule:
    """One that is off stays off. Raises NotPermitted and NotFound."""
    by.require("rules.manage")
    with transaction.atomic():
        rule = Rule.objects.select_for_update().filter(pk=rule_id).first()
        if rule is None:
            raise NotFound
        if rule.active_number is None:
            return rule
        rule.active_number, rule.switched_on_at = None, None
        rule.pause, rule.pause_details = "", {}
        rule.version += 1
        rule.save()
        renew_demand()
        record(
            by=by,
            verb="automation.rule_switched_off",
            target_kind="rule",
            target_id=rule_id,
            fields=["active_number"],
            at=at,
        )
        return rule
