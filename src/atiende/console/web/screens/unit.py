"""One unit: its name, where it stands, who belongs to it, and what was before."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.units import JoinForm, MoveForm, UnitForm, day_of, dimension_choices
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.archive_unit import archive_unit
from atiende.organisation.actions.change_unit import change_unit
from atiende.organisation.actions.join_unit import join_unit
from atiende.organisation.actions.leave_unit import leave_unit
from atiende.organisation.actions.move_unit import move_unit
from atiende.organisation.actions.restore_unit import restore_unit
from atiende.organisation.queries import today_of_company
from atiende.organisation.queries.units import belongings_of_unit, get_unit_for, place_on, places_of
from atiende.organisation.rules.units import UNIT_ROLE_NAMES, UnitRole

PAGE = "console:unit"


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.read")
def unit(request: StaffRequest, unit_id: int) -> HttpResponse:
    form = _unit_form(request, unit_id, posted(request))
    if saved(
        request,
        form,
        lambda: change_unit(
            unit_id=unit_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(PAGE, unit_id)
    return _page(request, unit_id, form=form, meanwhile=changed_meanwhile(form))


@require_POST
@console_page("organisation.manage")
def move(request: StaffRequest, unit_id: int) -> HttpResponse:
    found = get_unit_for(request.actor, unit_id)
    form = MoveForm(request.POST, actor=request.actor, dimension=found.dimension)
    if saved(
        request,
        form,
        lambda: move_unit(unit_id=unit_id, **form.cleaned_data, by=request.actor, at=utc_now()),
    ):
        return redirect(PAGE, unit_id)
    return _page(request, unit_id, move_form=form)


@require_POST
@console_page("organisation.manage")
def join(request: StaffRequest, unit_id: int) -> HttpResponse:
    form = JoinForm(request.POST, actor=request.actor)
    if saved(
        request,
        form,
        lambda: join_unit(unit_id=unit_id, **form.cleaned_data, by=request.actor, at=utc_now()),
    ):
        return redirect(PAGE, unit_id)
    return _page(request, unit_id, join_form=form)


@require_POST
@console_page("organisation.manage")
def leave(request: StaffRequest, unit_id: int) -> HttpResponse:
    """Today is the last day, unless another one is said."""
    typed = request.POST.get("belonging_id", "")
    belonging_id = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0
    last = day_of(request.POST.get("until_on", "")) or today_of_company(utc_now())
    return done(
        request,
        lambda: leave_unit(
            unit_id=unit_id, belonging_id=belonging_id, until_on=last, by=request.actor, at=utc_now()
        ),
        gettext("Written down."),
        unit_id,
        next_page=PAGE,
    )


@require_POST
@console_page("organisation.manage")
def archive(request: StaffRequest, unit_id: int) -> HttpResponse:
    return done(
        request,
        lambda: archive_unit(unit_id=unit_id, by=request.actor, at=utc_now()),
        gettext("Unit archived."),
        unit_id,
        next_page=PAGE,
    )


@require_POST
@console_page("organisation.manage")
def restore(request: StaffRequest, unit_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_unit(unit_id=unit_id, by=request.actor, at=utc_now()),
        gettext("Unit restored."),
        unit_id,
        next_page=PAGE,
    )


def _page(
    request: StaffRequest,
    unit_id: int,
    *,
    form: UnitForm | None = None,
    move_form: MoveForm | None = None,
    join_form: JoinForm | None = None,
    meanwhile: Any = (),
) -> HttpResponse:
    actor = request.actor
    found = get_unit_for(actor, unit_id)
    today = today_of_company(utc_now())
    place = place_on(found, today)
    parts = [(row, gettext(UNIT_ROLE_NAMES[UnitRole(row.role)])) for row in belongings_of_unit(found)]
    may_change = actor.may("organisation.manage") and not hasattr(found, "archival")
    if may_change:
        move_form = move_form or MoveForm(
            actor=actor,
            dimension=found.dimension,
            initial={"parent_id": place.parent_id if place else None, "from_on": today},
        )
        join_form = join_form or JoinForm(actor=actor, initial={"from_on": today, "role": "member"})
    context = {
        "unit": found,
        "dimension_name": dict(dimension_choices())[found.dimension],
        "form": form or _unit_form(request, unit_id, None),
        "move_form": move_form,
        "join_form": join_form,
        "changed_meanwhile": meanwhile,
        "place": place,
        "places": places_of(found),
        "present": [part for part in parts if part[0].until_on is None or part[0].until_on >= today],
        "past": [part for part in parts if part[0].until_on is not None and part[0].until_on < today],
        "may_manage": actor.may("organisation.manage"),
        "may_change": may_change,
        "today": today,
    }
    bound = [each for each in (form, move_form, join_form) if each is not None and each.is_bound]
    status = 422 if any(each.errors for each in bound) else 200
    return render(request, "console/units/unit.html", context, status=status)


def _unit_form(request: StaffRequest, unit_id: int, data: Any) -> UnitForm:
    found = get_unit_for(request.actor, unit_id)
    initial = {
        "name": found.name,
        "purpose": found.purpose,
        "team_id": found.team_id,
        "version": found.version,
    }
    return UnitForm(data, actor=request.actor, kept_team_id=found.team_id, initial=initial)
