"""Remove a rule for good, with its versions and runs."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.errors import RuleIsOn
from atiende.automation.models import Rule
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def delete_rule(*, rule_id: int, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted, NotFound and RuleIsOn."""
    by.require("rules.manage")
    with transaction.atomic():
        rule = Rule.objects.select_for_update().filter(pk=rule_id).first()
        if rule is None:
            raise NotFound
        if rule.active_number is not None:
            raise RuleIsOn
        rule.delete()
        record(by=by, verb="automation.rule_deleted", target_kind="rule", target_id=rule_id, at=at)
