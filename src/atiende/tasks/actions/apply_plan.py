"""Have a case follow a resolution plan: its checklist and its tasks in one go."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.applying import record_checklist
from atiende.tasks.errors import TemplateIsArchived, TemplateOfOtherBrand
from atiende.tasks.events import PlanApplied
from atiende.tasks.models import AppliedPlan, PlanTemplate
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.cleaning import clean_line
from atiende.tasks.rules.new_task import NewTask, end_of_day
from atiende.tasks.rules.plan import PlanTask, tasks_kept
from atiende.tasks.rules.template import ChecklistDefinition, items_kept
from atiende.tickets.queries.locked import lock_ticket_for


def apply_plan(*, ticket_id: int, template_id: int, by: Actor, at: dt.datetime) -> AppliedPlan:
    """All of it or nothing; once applied, the same plan again changes nothing. Days are counted in the case's zone.

    Raises NotPermitted, NotFound, InvalidInput (somebody of the plan left), NotTheirsToGive, TemplateIsArchived,
    TemplateOfOtherBrand, TooMany, TicketIsClosed and TicketIsMerged.
    """
    by.require(WRITE)
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id)
        template = PlanTemplate.objects.filter(pk=template_id).first()
        if template is None:
            raise NotFound
        present = AppliedPlan.objects.filter(ticket_id=ticket_id, template_id=template_id).first()
        if present is not None:
            return present
        if not template.is_in_use:
            raise TemplateIsArchived
        if template.brand_id not in (None, ticket.brand_id):
            raise TemplateOfOtherBrand
        plan = AppliedPlan.objects.create(
            ticket_id=ticket_id,
            template=template,
            name=template.name,
            text=template.text,
            made_at=at,
            made_by_id=by.id,
            made_by_label=clean_line(by.label, 150),
        )
        if template.items:
            definition = ChecklistDefinition(name=template.name, items=items_kept(template.items))
            record_checklist(ticket_id, definition, by=by, at=at)
        for each in tasks_kept(template.tasks):
            create_task(task=_task(each, ticket_id, ticket.time_zone, at), by=by, at=at)
        record(
            by=by,
            verb="tasks.plan_applied",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"template_id": template_id},
        )
        emit(PlanApplied(ticket_id=ticket_id, template_id=template_id, by=by.id))
        tell_watchers(ticket_id)
        return plan


def _task(each: PlanTask, ticket_id: int, zone: str, at: dt.datetime) -> NewTask:
    due_at = None
    if each.days is not None:
        local = ZoneInfo(zone)
        due_at = end_of_day(at.astimezone(local).date() + dt.timedelta(days=each.days), local)
    return NewTask(
        title=each.title,
        ticket_id=ticket_id,
        assignee_id=each.agent_id,
        team_id=each.team_id,
        due_at=due_at,
        time_zone=zone,
    )
