"""A checklist comes to be in a case: from a template, or from a plan."""

from __future__ import annotations

import datetime as dt
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import TooMany
from atiende.tasks.events import ChecklistApplied
from atiende.tasks.holding import hold_while_lacking
from atiende.tasks.models import Checklist, ChecklistItem
from atiende.tasks.rules.template import ChecklistDefinition

MOST: Final = 20


def record_checklist(
    ticket_id: int,
    definition: ChecklistDefinition,
    *,
    template_id: int | None = None,
    by: Actor,
    at: dt.datetime,
) -> Checklist:
    """In the transaction of the caller, who holds the ticket and asked. Raises InvalidInput and TooMany."""
    cleaned = definition.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    if Checklist.objects.filter(ticket_id=ticket_id).count() >= MOST:
        raise TooMany
    made = Checklist.objects.create(
        ticket_id=ticket_id, template_id=template_id, name=cleaned.name, made_at=at, made_by_id=by.id
    )
    ChecklistItem.objects.bulk_create(
        ChecklistItem(checklist=made, position=place, text=item.text, is_needed=item.is_needed)
        for place, item in enumerate(cleaned.items, start=1)
    )
    hold_while_lacking(made, by=by, at=at)
    record(
        by=by,
        verb="tasks.checklist_applied",
        target_kind="ticket",
        target_id=ticket_id,
        at=at,
        details={"checklist_id": made.pk, "template_id": template_id or 0},
    )
    emit(ChecklistApplied(ticket_id=ticket_id, checklist_id=made.pk, template_id=template_id or 0, by=by.id))
    tell_watchers(ticket_id)
    return made
