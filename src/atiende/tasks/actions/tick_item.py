"""Tick a line of a checklist, or take the tick away."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.events import ChecklistCompleted
from atiende.tasks.holding import hold_while_lacking
from atiende.tasks.models import Checklist, ChecklistItem
from atiende.tasks.queries.checklists import get_checklist_for
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.cleaning import clean_line


def tick_item(*, item_id: int, is_ticked: bool, by: Actor, at: dt.datetime) -> ChecklistItem:
    """The same again changes nothing. Raises NotPermitted and NotFound."""
    by.require(WRITE)
    with transaction.atomic():
        item = ChecklistItem.objects.filter(pk=item_id).first()
        if item is None:
            raise NotFound
        checklist = get_checklist_for(by, item.checklist_id, is_locked=True)
        item.refresh_from_db()
        if (item.ticked_at is not None) == is_ticked:
            return item
        item.ticked_at = at if is_ticked else None
        item.ticked_by_id = by.id if is_ticked else None
        item.ticked_by_label = clean_line(by.label, 150) if is_ticked else ""
        item.save(update_fields=["ticked_at", "ticked_by_id", "ticked_by_label"])
        if item.is_needed:
            hold_while_lacking(checklist, by=by, at=at)
        _tell(checklist, item, by=by, at=at)
        return item


def _tell(checklist: Checklist, item: ChecklistItem, *, by: Actor, at: dt.datetime) -> None:
    record(
        by=by,
        verb="tasks.item_ticked" if item.ticked_at else "tasks.item_unticked",
        target_kind="ticket",
        target_id=checklist.ticket_id,
        at=at,
        details={"checklist_id": checklist.pk, "item_id": item.pk},
    )
    if item.ticked_at and not checklist.items.filter(ticked_at=None).exists():
        emit(ChecklistCompleted(ticket_id=checklist.ticket_id, checklist_id=checklist.pk, by=by.id))
    tell_watchers(checklist.ticket_id)
