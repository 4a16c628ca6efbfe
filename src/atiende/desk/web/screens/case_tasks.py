"""Tasks and checklists of a case: a part of its panel, and a page of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.part_page import form_taken, part_changed
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.task_forms import TaskForm
from atiende.desk.web.tasks_shown import task_rows
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.tasks.actions.apply_checklist import apply_checklist
from atiende.tasks.actions.complete_task import complete_task
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.actions.move_task import move_task
from atiende.tasks.actions.remove_checklist import remove_checklist
from atiende.tasks.actions.remove_task import remove_task
from atiende.tasks.actions.reopen_task import reopen_task
from atiende.tasks.actions.tick_item import tick_item
from atiende.tasks.queries.checklists import checklists_of_case, templates_for_brand
from atiende.tasks.queries.proposing import proposed_first
from atiende.tasks.queries.tasks import tasks_of_case
from atiende.tickets.queries import get_ticket_for
from atiende.tickets.rules.transitions import FINAL

PAGE = "desk:ticket_tasks"


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def case_tasks(request: StaffRequest, number: int) -> HttpResponse:
    return _shown(request, number)


@require_POST
@staff_page("tickets.note")
def new_task(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    form = TaskForm(request.POST, actor=request.actor, brand_id=ticket.brand_id)
    return form_taken(
        request,
        form,
        lambda: create_task(task=form.typed(ticket.pk), by=request.actor, at=utc_now()),
        lambda refused: _shown(request, number, form=refused),
        lambda: _shown(request, number),
        number,
        page=PAGE,
        told=gettext("Task written down."),
    )


@require_POST
@staff_page("tickets.note")
def task(request: StaffRequest, number: int, task_id: int) -> HttpResponse:
    """What a button of a task in a case does: done, open, up, down or remove."""
    actor, at, value = request.actor, utc_now(), request.POST.get("value", "")
    acts: dict[str, Callable[[], object]] = {
        "done": lambda: complete_task(task_id=task_id, by=actor, at=at),
        "open": lambda: reopen_task(task_id=task_id, by=actor, at=at),
        "up": lambda: move_task(task_id=task_id, is_up=True, by=actor, at=at),
        "down": lambda: move_task(task_id=task_id, is_up=False, by=actor, at=at),
        "remove": lambda: remove_task(task_id=task_id, by=actor, at=at),
    }
    if value not in acts:
        raise NotFound
    return _acted(request, number, acts[value])


@require_POST
@staff_page("tickets.note")
def checklist_add(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    template_id = _number(request.POST.get("template", ""))
    return _acted(
        request,
        number,
        lambda: apply_checklist(ticket_id=ticket.pk, template_id=template_id, by=request.actor, at=utc_now()),
    )


@require_POST
@staff_page("tickets.note")
def item(request: StaffRequest, number: int, item_id: int) -> HttpResponse:
    """Ticked with "on"; a form without the box that it had takes the tick away."""
    is_ticked = request.POST.get("value") == "on"
    return _acted(
        request,
        number,
        lambda: tick_item(item_id=item_id, is_ticked=is_ticked, by=request.actor, at=utc_now()),
    )


@require_POST
@staff_page("tickets.note")
def checklist_remove(request: StaffRequest, number: int, checklist_id: int) -> HttpResponse:
    return _acted(
        request,
        number,
        lambda: remove_checklist(checklist_id=checklist_id, by=request.actor, at=utc_now()),
        gettext("Checklist removed."),
    )


def _acted(request: StaffRequest, number: int, act: Callable[[], object], told: str = "") -> HttpResponse:
    return part_changed(request, act, lambda: _shown(request, number), number, page=PAGE, told=told)


def _shown(request: StaffRequest, number: int, *, form: Any = None) -> HttpResponse:
    actor, at = request.actor, utc_now()
    ticket = get_ticket_for(actor, number)
    rows = task_rows(actor, tasks_of_case(actor, ticket.pk), at=at)
    checklists = checklists_of_case(actor, ticket.pk)
    writes = actor.may("tickets.note")
    may_add = writes and ticket.category not in FINAL
    offered = templates_for_brand(ticket.brand_id) if may_add else []
    proposed, templates = proposed_first(offered, ticket.contact_reason_id)
    if form is None and may_add:
        form = TaskForm(actor=actor, brand_id=ticket.brand_id)
    context: dict[str, object] = {
        "ticket": ticket,
        "part_name": gettext("Tasks and checklists"),
        "open_tasks": [each for each in rows if each.row.done_at is None],
        "done_tasks": [each for each in rows if each.row.done_at is not None],
        "checklists": [_checklist(each, actor) for each in checklists],
        "proposed": proposed,
        "templates": templates,
        "form": form,
        "may_write": writes,
        "may_add": may_add,
    }
    return page_or_part(request, "desk/tasks/case.html", "desk/tasks/case_part.html", context)


def _checklist(row: Any, actor: Any) -> dict[str, object]:
    items = list(row.items.all())
    ticked = sum(item.ticked_at is not None for item in items)
    needs = any(item.is_needed for item in items)
    return {
        "row": row,
        "items": items,
        "ticked": ticked,
        "total": len(items),
        "lacks": sum(item.is_needed and item.ticked_at is None for item in items),
        "may_remove": actor.may("tickets.manage") or (row.made_by_id == actor.id and not needs),
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
