"""Let a rule look earlier or later than the one beside it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.models import Rule
from atiende.kernel.actors import Actor
from atiende.kernel.ordering import moved_one_place
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def move_rule(*, rule_id: int, is_up: bool, by: Actor, at: dt.datetime) -> None:
    """One place; at the end of the row nothing changes. Raises NotPermitted and NotFound."""
    by.require("rules.manage")
    with transaction.atomic():
        rows = list(Rule.objects.select_for_update().order_by("position", "pk"))
        moved = next((row for row in rows if row.pk == rule_id), None)
        if moved is None:
            raise NotFound
        order = moved_one_place(rows, moved, is_up=is_up)
        if order is None:
            return
        for position, row in enumerate(order, start=1):
            row.position = position
        Rule.objects.bulk_update(order, ["position"])
        record(
            by=by,
            verb="automation.rule_moved",
            target_kind="rule",
            target_id=rule_id,
            fields=["position"],
            at=at,
        )
