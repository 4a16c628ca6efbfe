"""Minutes: of a case, and of people over some days."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.approval_forms import TimeForm, TimeSpanForm
from atiende.desk.web.part_page import form_taken, part_changed
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.tables import harmless
from atiende.tasks.actions.account_time import account_time
from atiende.tasks.actions.correct_time import correct_time
from atiende.tasks.actions.export_time import export_time
from atiende.tasks.queries.time import (
    HEADINGS,
    sees_others_time,
    sums_by_case,
    sums_by_person,
    time_between,
    time_of_case,
)
from atiende.tickets.queries import get_ticket_for

PAGE = "desk:ticket_time"


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def case_time(request: StaffRequest, number: int) -> HttpResponse:
    return _shown(request, number)


@require_POST
@staff_page("tickets.note")
def account(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    form = TimeForm(request.POST)
    return form_taken(
        request,
        form,
        lambda: account_time(ticket_id=ticket.pk, worked=form.typed(), by=request.actor, at=utc_now()),
        lambda refused: _shown(request, number, form=refused),
        lambda: _shown(request, number),
        number,
        page=PAGE,
        told=gettext("Time noted."),
    )


@require_POST
@staff_page("tickets.note")
def correct(request: StaffRequest, number: int, entry_id: int) -> HttpResponse:
    get_ticket_for(request.actor, number)
    typed = request.POST.get("minutes", "")
    minutes = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else -1
    why = request.POST.get("why", "")
    return part_changed(
        request,
        lambda: correct_time(entry_id=entry_id, minutes=minutes, why=why, by=request.actor, at=utc_now()),
        lambda: _shown(request, number),
        number,
        page=PAGE,
        told=gettext("Corrected. The first entry stays in sight."),
    )


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def times(request: StaffRequest) -> HttpResponse:
    """Of people and cases over some days; one's own where one may not see those of others."""
    form = _span(request)
    rows = time_between(request.actor, **form.cleaned_data) if form.is_valid() else None
    people = [] if rows is None else sums_by_person(rows)
    context = {
        "form": form,
        "people": people,
        "cases": [] if rows is None else sums_by_case(rows),
        "minutes": sum(each["spent"] for each in people),
        "billable": sum(each["billable"] or 0 for each in people),
        "sees_others": sees_others_time(request.actor),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/tasks/times.html", context, status=422 if form.errors else 200)


@require_POST
@staff_page("tickets.read")
def export(request: StaffRequest) -> HttpResponse:
    """A line for each entry, as UTF-8 with a mark, so that spreadsheets read it."""
    form = TimeSpanForm(request.POST)
    span = form.cleaned_data if form.is_valid() else TimeSpanForm.this_month()
    lines = export_time(**span, by=request.actor, at=utc_now())
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(HEADINGS)
    table.writerows([harmless(cell) if isinstance(cell, str) else cell for cell in line] for line in lines)
    name = f"time-{span['since']}-{span['until']}.csv"
    return HttpResponse(
        "\ufeff" + written.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _span(request: StaffRequest) -> TimeSpanForm:
    return TimeSpanForm(request.GET if "since" in request.GET else TimeSpanForm.this_month())


def _shown(request: StaffRequest, number: int, *, form: Any = None) -> HttpResponse:
    actor = request.actor
    ticket = get_ticket_for(actor, number)
    found = time_of_case(actor, ticket.pk)
    may_add = actor.may("tickets.note")
    if form is None and may_add:
        form = TimeForm(initial={"worked_on": timezone.localdate()})
    context: dict[str, object] = {
        "ticket": ticket,
        "part_name": gettext("Time"),
        "time": found,
        "rows": [
            (
                row,
                may_add
                and row.corrects_id is None
                and (row.agent_id == actor.id or actor.may("tickets.manage")),
            )
            for row in found.rows
        ],
        "form": form,
        "may_add": may_add,
    }
    return page_or_part(request, "desk/tasks/time.html", "desk/tasks/time_part.html", context)
