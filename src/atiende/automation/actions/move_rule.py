"""Let a rule look earlier or later than the one beside it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.automation.models import Rule
from atiende.kernel.actors import Actor
from atiende.kernel.ordering import moved_one_place
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record


def move_rule(
    *, rule_id: int, is_up: bool = False, place: int | None = None, by: Actor, at: dt.datetime
) -> None:
    """To a place from 1 (beyond the end: to the end), or by one; where it stands already nothing changes.

    Raises NotPermitted and NotFound.
    """
    by.require("rules.manage")
    with transaction.atomic():
        rows = list(Rule.objects.select_for_update().order_by("position", "pk"))
        moved = next((row for row in rows if row.pk == rule_id), None)
        if moved is None:
            raise NotFound
        order = moved_one_place(rows, moved, is_up=is_up) if place is None else _moved_to(rows, moved, place)
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


def _moved_to(rows: list[Rule], moved: Rule, place: int) -> list[Rule] | None:
    """In the order that it has then; None where it stands there already."""
    others = [row for row in rows if row.pk != moved.pk]
    others.insert(max(place - 1, 0), moved)
    return None if [row.pk for row in others] == [row.pk for row in rows] else others
