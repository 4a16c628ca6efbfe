"""Give a case a checklist: by hand, by a plan, or by a rule."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.errors import TemplateIsArchived, TemplateOfOtherBrand, TooMany
from atiende.tasks.events import ChecklistApplied
from atiende.tasks.holding import hold_while_lacking
from atiende.tasks.models import Checklist, ChecklistItem, ChecklistTemplate
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.template import ChecklistDefinition, items_kept
from atiende.tickets.queries.locked import lock_ticket_for

MOST: Final = 20


def apply_checklist(*, ticket_id: int, template_id: int, by: Actor, at: dt.datetime) -> Checklist:
    """A copy of the template. Once it is there and not all ticked, the same template again changes nothing.

    Raises NotPermitted, NotFound, TemplateIsArchived, TemplateOfOtherBrand, TooMany, TicketIsClosed and TicketIsMerged.
    """
    by.require(WRITE)
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        template = ChecklistTemplate.objects.filter(pk=template_id).first()
        if template is None:
            raise NotFound
        if not template.is_in_use:
            raise TemplateIsArchived
        if template.brand_id not in (None, ticket.brand_id):
            raise TemplateOfOtherBrand
        present = Checklist.objects.filter(ticket_id=ticket_id, template_id=template_id)
        open_one = present.filter(items__ticked_at=None).order_by("-pk").first()
        if open_one is not None:
            return open_one
        definition = ChecklistDefinition(name=template.name, items=items_kept(template.items))
        return write_checklist(ticket_id, definition, template_id=template_id, by=by, at=at)


def write_checklist(
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
