"""Give a case a checklist: by hand, by a plan, or by a rule."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tasks.applying import record_checklist
from atiende.tasks.errors import TemplateIsArchived, TemplateOfOtherBrand
from atiende.tasks.models import Checklist, ChecklistTemplate
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.template import ChecklistDefinition, items_kept
from atiende.tickets.queries.locked import lock_ticket_for


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
        return record_checklist(ticket_id, definition, template_id=template_id, by=by, at=at)
