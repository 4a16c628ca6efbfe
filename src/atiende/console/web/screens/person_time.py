"""One person's time: shifts, absences, presence, skills and how much they carry. Everybody has their own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.working_time import (
    ABSENCE_WORDS,
    LEVEL_WORDS,
    AbsenceForm,
    CapacityForm,
    GiveSkillForm,
)
from atiende.console.web.presence_words import reason_words, state_words
from atiende.console.web.roster_shown import day_bounds, planned_days
from atiende.console.web.saving import made, saved
from atiende.console.web.staff_page import StaffRequest, done, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.organisation import queries
from atiende.organisation.actions.ask_absence import ask_absence
from atiende.organisation.actions.decide_absence import decide_absence
from atiende.organisation.actions.give_skill import give_skill
from atiende.organisation.actions.set_capacity import set_capacity
from atiende.organisation.actions.take_skill import take_skill
from atiende.organisation.actions.withdraw_absence import withdraw_absence
from atiende.organisation.rules.capacity import CHANNELS
from atiende.organisation.rules.skills import is_in_force

HERE = "console:person_time"
SHOWN_DAYS = 14


@require_http_methods(["GET", "HEAD"])
@staff_page
def own_time(request: StaffRequest) -> HttpResponse:
    """The address of everybody's own page."""
    return redirect(HERE, request.actor.id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page
def person_time(request: StaffRequest, person_id: int) -> HttpResponse:
    """`do` says which form was sent: absence, skill or capacity."""
    _require_knowing(request, person_id)
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    absence = AbsenceForm(request.POST if sent == "absence" else None)
    skill = GiveSkillForm(request.POST if sent == "skill" else None)
    capacity = CapacityForm(request.POST if sent == "capacity" else None, initial=_carried(person_id))
    is_done = (
        (sent == "absence" and _asked(request, person_id, absence))
        or (sent == "skill" and _given(request, person_id, skill))
        or (sent == "capacity" and _carries(request, person_id, capacity))
    )
    if is_done:
        return redirect(HERE, person_id)
    return _page(request, person_id, absence, skill, capacity)


@require_POST
@staff_page
def forget_skill(request: StaffRequest, person_id: int, skill_id: int) -> HttpResponse:
    return done(
        request,
        lambda: take_skill(agent_id=person_id, skill_id=skill_id, by=request.actor, at=utc_now()),
        gettext("Removed."),
        person_id,
        next_page=HERE,
    )


@require_POST
@staff_page
def decide(request: StaffRequest, person_id: int, absence_id: int) -> HttpResponse:
    """With `do`: approve, refuse, or withdraw."""
    wish = request.POST.get("do", "")
    by, at = request.actor, utc_now()
    text = {
        "approve": gettext("Absence approved."),
        "refuse": gettext("Absence refused."),
    }.get(wish, gettext("Absence withdrawn."))

    def act() -> object:
        if wish in ("approve", "refuse"):
            return decide_absence(absence_id=absence_id, is_approved=wish == "approve", by=by, at=at)
        return withdraw_absence(absence_id=absence_id, by=by, at=at)

    if request.POST.get("from") == "list":
        return done(request, act, text, next_page="console:absences")
    return done(request, act, text, person_id, next_page=HERE)


@require_http_methods(["GET", "HEAD"])
@staff_page
def absences(request: StaffRequest) -> HttpResponse:
    """Those that the person can decide about."""
    rows = queries.absences_awaiting(request.actor)
    names = dict(
        queries.agents_visible_to(request.actor)
        .filter(pk__in={row.agent_id for row in rows})
        .values_list("pk", "user__name")
    )
    context = {"rows": [(row, names.get(row.agent_id, "—"), ABSENCE_WORDS.get(row.kind)) for row in rows]}
    return render(request, "console/working_time/absences.html", context)


def _page(
    request: StaffRequest,
    person_id: int,
    absence: AbsenceForm,
    skill: GiveSkillForm,
    capacity: CapacityForm,
) -> HttpResponse:
    actor, now = request.actor, utc_now()
    agent = _require_knowing(request, person_id)
    today = timezone.localdate()
    first, last = day_bounds(today, SHOWN_DAYS)
    planned = queries.planned_between(actor, [person_id], first=first, last=last)[person_id]
    timeline = queries.presence_timeline(
        actor, person_id, since=now - dt.timedelta(days=1), until=now, limit=30
    )
    context = {
        "agent": agent,
        "person": agent.user,
        "is_self": actor.id == person_id,
        "looks_after": queries.looks_after(actor, person_id),
        "days": planned_days(planned, today, SHOWN_DAYS),
        "today": today,
        "absences": [
            (row, ABSENCE_WORDS.get(row.kind))
            for row in queries.absences_of(actor, person_id, since=today - dt.timedelta(days=365))
        ],
        "skills": [
            (row, LEVEL_WORDS[row.level], is_in_force(row.expires_on, today))
            for row in queries.skills_of(person_id)
        ],
        "timeline": [(row, state_words(row.state), reason_words(row.reason)) for row in timeline],
        "absence": absence,
        "skill": skill,
        "capacity": capacity,
        "has_skills": bool(skill.fields["skill"].choices),  # type: ignore[attr-defined]
    }
    has_errors = any(form.is_bound and form.errors for form in (absence, skill, capacity))
    return render(request, "console/working_time/person.html", context, status=422 if has_errors else 200)


def _require_knowing(request: StaffRequest, person_id: int) -> Any:
    """One's own, or of a person whom one looks after. Raises NotFound."""
    agent = queries.get_agent_for(request.actor, person_id)
    if request.actor.id != person_id and not queries.looks_after(request.actor, person_id):
        raise NotFound
    return agent


def _carried(person_id: int) -> dict[str, Any]:
    units, own = queries.capacity_of(person_id)
    found: dict[str, Any] = {"units": units}
    for channel in CHANNELS:
        row = own.get(channel)
        found[f"{channel}_on"] = row.is_enabled if row else True
        found[f"{channel}_most"] = row.most if row else None
    return found


def _asked(request: StaffRequest, person_id: int, form: AbsenceForm) -> bool:
    text = (
        gettext("Asked. Whoever leads you decides.")
        if request.actor.id == person_id
        else gettext("Absence approved.")
    )
    return bool(
        made(
            request,
            form,
            lambda: ask_absence(agent_id=person_id, **form.cleaned_data, by=request.actor, at=utc_now()),
            text,
        )
    )


def _given(request: StaffRequest, person_id: int, form: GiveSkillForm) -> bool:
    return saved(
        request,
        form,
        lambda: give_skill(
            agent_id=person_id,
            skill_id=form.cleaned_data["skill"],
            level=form.cleaned_data["level"],
            expires_on=form.cleaned_data["expires_on"],
            by=request.actor,
            at=utc_now(),
        ),
    )


def _carries(request: StaffRequest, person_id: int, form: CapacityForm) -> bool:
    return saved(
        request,
        form,
        lambda: set_capacity(
            agent_id=person_id,
            units=form.cleaned_data["units"],
            channels=form.channels(),
            by=request.actor,
            at=utc_now(),
        ),
    )
