"""Remove the rules of the demonstration, with what they did."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.models import Rule
from atiende.automation.rule_demand import renew_demand
from atiende.kernel.actors import Actor
from atiende.platform.audit import record_each
from atiende.platform.demonstration import forget_marks, marked


def remove_demonstration_rules(*, by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        ids = sorted(marked("rule"))
        Rule.objects.filter(pk__in=ids).delete()
        forget_marks("rule", ids)
        renew_demand()
        if ids:
            record_each(
                by=by, verb="automation.demonstration_removed", target_kind="rule", target_ids=ids, at=at
            )
