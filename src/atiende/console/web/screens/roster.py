"""The roster: a week of everybody's shifts and absences, planned by hand, by pattern or from a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.working_time import PlanForm, RosterFileForm, ShiftForm
from atiende.console.web.roster_shown import day_bounds, planned_days, week_days
from atiende.console.web.saving import made
from atiende.console.web.staff_page import StaffRequest, accepted, done, staff_page
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.add_shift import add_shift
from atiende.organisation.actions.plan_shifts import plan_shifts
from atiende.organisation.actions.remove_shift import remove_shift
from atiende.organisation.actions.start_roster_import import JOB_KIND, start_roster_import
from atiende.platform.jobs.queries import list_long_jobs

HERE = "console:roster"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def roster(request: StaffRequest) -> HttpResponse:
    """`do` says which of the two forms was sent."""
    people = _plannable(request)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    plan = PlanForm(
        request.POST if sent == "plan" else None, people=people, initial={"first_on": _monday(request)}
    )
    shift = ShiftForm(request.POST if sent == "shift" else None, people=people)
    if (sent == "plan" and _planned(request, plan)) or (sent == "shift" and _added(request, shift)):
        return redirect(f"{reverse(HERE)}?{request.GET.urlencode()}")
    return _page(request, people, plan, shift)


@require_POST
@staff_page
def remove(request: StaffRequest, shift_id: int) -> HttpResponse:
    return done(
        request,
        lambda: remove_shift(shift_id=shift_id, by=request.actor, at=utc_now()),
        gettext("Shift removed."),
        next_page=HERE,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def roster_file(request: StaffRequest) -> HttpResponse:
    request.actor.require("people.manage")
    is_sent = request.method == "POST"
    form = RosterFileForm(request.POST, request.FILES) if is_sent else RosterFileForm()
    started: list[int] = []
    if is_sent and form.is_valid() and accepted(form, lambda: started.append(_started(request, form))):
        return redirect("console:long_job", long_job_id=started[0])
    context = {"form": form, "imports": list_long_jobs(request.actor, kind=JOB_KIND, limit=5)}
    return render(
        request, "console/working_time/roster_file.html", context, status=422 if form.errors else 200
    )


def _page(
    request: StaffRequest, people: list[tuple[int, str]], plan: PlanForm, shift: ShiftForm
) -> HttpResponse:
    monday = _monday(request)
    team_id = _number(request.GET.get("team", ""))
    page = queries.list_agents(
        request.actor, is_active=True, team_id=team_id, after=request.GET.get("cursor", "")
    )
    first, last = day_bounds(monday, 7)
    planned = queries.planned_between(
        request.actor, [agent.pk for agent in page.rows], first=first, last=last
    )
    plannable = {pk for pk, _ in people}
    context = {
        "rows": [
            (agent, planned_days(planned[agent.pk], monday, 7), agent.pk in plannable) for agent in page.rows
        ],
        "page": page,
        "is_first": "cursor" not in request.GET,
        "days": week_days(monday),
        "today": timezone.localdate(),
        "monday": monday,
        "before": monday - dt.timedelta(days=7),
        "after": monday + dt.timedelta(days=7),
        "team_id": team_id,
        "teams": queries.teams_visible_to(request.actor).filter(archival=None).order_by("folded_name"),
        "plan": plan,
        "shift": shift,
        "may_plan": bool(people),
        "has_patterns": bool(plan.fields["pattern"].choices),  # type: ignore[attr-defined]
        "may_import": request.actor.may("people.manage"),
        "may_manage": request.actor.may("organisation.manage"),
    }
    has_errors = any(form.is_bound and form.errors for form in (plan, shift))
    return render(request, "console/working_time/roster.html", context, status=422 if has_errors else 200)


def _planned(request: StaffRequest, form: PlanForm) -> bool:
    data: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return bool(
        made(
            request,
            form,
            lambda: [
                plan_shifts(
                    agent_id=data["agent"],
                    pattern_id=data["pattern"],
                    first_on=data["first_on"],
                    weeks=data["weeks"],
                    by=request.actor,
                    at=utc_now(),
                )
            ],
            gettext("Shifts planned."),
        )
    )


def _added(request: StaffRequest, form: ShiftForm) -> bool:
    data: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return bool(
        made(
            request,
            form,
            lambda: [
                add_shift(
                    agent_id=data["agent"],
                    day=data["day"],
                    start=start,
                    end=end,
                    by=request.actor,
                    at=utc_now(),
                )
                for start, end in data["hours"]
            ],
            gettext("Shifts planned."),
        )
    )


def _started(request: StaffRequest, form: RosterFileForm) -> int:
    return start_roster_import(
        content=form.cleaned_data["file"].read(),
        language=get_language() or "es",
        by=request.actor,
        at=utc_now(),
    )


def _plannable(request: StaffRequest) -> list[tuple[int, str]]:
    """Whose time the person may plan, by name; at most five hundred."""
    wanted = queries.plannable_agents(request.actor)
    rows = queries.agents_visible_to(request.actor).filter(user__is_active=True)
    if wanted is not None:
        if not wanted:
            return []
        rows = rows.filter(pk__in=wanted)
    return list(rows.order_by("folded_name", "pk").values_list("pk", "user__name")[:500])


def _monday(request: StaffRequest) -> dt.date:
    """Of the week that was asked for, else of this one."""
    today = timezone.localdate()
    try:
        day = dt.date.fromisoformat(request.GET.get("week", ""))
    except ValueError:
        day = today
    if not 2000 <= day.year <= 2100:
        day = today
    return day - dt.timedelta(days=day.weekday())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
