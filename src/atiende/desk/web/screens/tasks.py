"""A person's own tasks by when they are due, and one task."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.part_page import form_taken, part_changed
from atiende.desk.web.staff_page import StaffRequest, accepted, page_or_part, staff_page
from atiende.desk.web.task_forms import TaskForm, initial_of
from atiende.desk.web.tasks_shown import ends_today, task_rows
from atiende.kernel.clock import utc_now
from atiende.kernel.money import Money
from atiende.tasks.actions.change_task import change_task
from atiende.tasks.actions.complete_task import complete_task
from atiende.tasks.actions.create_task import create_task
from atiende.tasks.actions.remove_task import remove_task
from atiende.tasks.actions.reopen_task import reopen_task
from atiende.tasks.queries.approvals import approvals_awaiting
from atiende.tasks.queries.tasks import COUNTED, count_due, done_lately, due_tasks, given_away
from atiende.tasks.queries.visibility import get_task_for

MINE = "desk:my_tasks"


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def my_tasks(request: StaffRequest) -> HttpResponse:
    return _mine(request)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def count(request: StaffRequest) -> HttpResponse:
    """How many are overdue or due today, for the sidebar: asked once a page is there, and again on news."""
    found = count_due(request.actor, ends_today=ends_today(utc_now()))
    shown = f"{COUNTED}+" if found > COUNTED else str(found)
    return render(request, "desk/tasks/count.html", {"count": found, "shown": shown})


@require_POST
@staff_page("tickets.note")
def new_task(request: StaffRequest) -> HttpResponse:
    """A task of no case."""
    form = TaskForm(request.POST, actor=request.actor)
    return form_taken(
        request,
        form,
        lambda: create_task(task=form.typed(None), by=request.actor, at=utc_now()),
        lambda refused: _mine(request, form=refused),
        lambda: _mine(request),
        page=MINE,
        told=gettext("Task written down."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def change(request: StaffRequest, task_id: int) -> HttpResponse:
    task = get_task_for(request.actor, task_id)
    brand_id = task.ticket.brand_id if task.ticket else None
    typed = request.POST if request.method == "POST" else None
    form = TaskForm(typed, actor=request.actor, brand_id=brand_id, task=task, initial=initial_of(task))
    if request.method == "POST" and form.is_valid() and _changed(request, form, task):
        messages.success(request, gettext("Saved."))
        return redirect(*_back(task, request.POST.get("from", "")))
    context = {"task": task, "form": form, "from": request.GET.get("from", request.POST.get("from", ""))}
    return render(request, "desk/tasks/task.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page("tickets.read")
def done(request: StaffRequest, task_id: int) -> HttpResponse:
    """Done with "on", open again with anything else."""
    is_done = request.POST.get("value") == "on"
    act = complete_task if is_done else reopen_task
    return part_changed(
        request,
        lambda: act(task_id=task_id, by=request.actor, at=utc_now()),
        lambda: _mine(request),
        page=MINE,
        told=gettext("Done.") if is_done else gettext("The task is open again."),
    )


@require_POST
@staff_page("tickets.read")
def remove(request: StaffRequest, task_id: int) -> HttpResponse:
    return part_changed(
        request,
        lambda: remove_task(task_id=task_id, by=request.actor, at=utc_now()),
        lambda: _mine(request),
        page=MINE,
        told=gettext("Task removed."),
    )


def _mine(request: StaffRequest, *, form: Any = None) -> HttpResponse:
    actor, at = request.actor, utc_now()
    due = due_tasks(actor, at=at, ends_today=ends_today(at))
    if form is None:
        form = TaskForm(actor=actor, initial={"owner": f"agent-{actor.id}"})
    context: dict[str, object] = {
        "groups": [
            ("overdue", gettext("Overdue"), task_rows(actor, due.overdue, at=at)),
            ("today", gettext("Today"), task_rows(actor, due.today, at=at)),
            ("later", gettext("Later"), task_rows(actor, due.later, at=at)),
            ("undated", gettext("Without a day"), task_rows(actor, due.undated, at=at)),
        ],
        "has_any": bool(due.overdue or due.today or due.later or due.undated),
        "has_more": due.has_more,
        "approvals": [
            (row, None if row.amount is None else Money(row.amount, row.currency))
            for row in approvals_awaiting(actor, at=at)
        ],
        "given": task_rows(actor, given_away(actor), at=at),
        "done": task_rows(actor, done_lately(actor), at=at),
        "form": form,
        "may_write": actor.may("tickets.note"),
        "me": actor,
    }
    return page_or_part(request, "desk/tasks/mine.html", "desk/tasks/mine_part.html", context)


def _changed(request: StaffRequest, form: TaskForm, task: Any) -> bool:
    version = form.cleaned_data["version"] or 0
    typed = form.typed(task.ticket_id)
    refusal = accepted(
        form,
        lambda: change_task(task_id=task.pk, task=typed, version=version, by=request.actor, at=utc_now()),
    )
    return refusal is None


def _back(task: Any, origin: str) -> tuple[Any, ...]:
    is_case = origin == "case" and task.ticket is not None
    return ("desk:ticket_tasks", task.ticket.number) if is_case else (MINE,)
