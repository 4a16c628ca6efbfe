"""Public holidays of a region and a year, and what the company corrects in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from atiende.console.web.forms.regulations import (
    CalendarChoiceForm,
    CompleteForm,
    HolidayFileForm,
    HolidayForm,
    RemovalForm,
    this_year,
)
from atiende.console.web.guard import console_page
from atiende.console.web.staff_page import StaffRequest, accepted
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import organisation
from atiende.platform.holidays import calendar_of, corrections_of, known_regions, region_of
from atiende.platform.holidays.actions import (
    add_holiday,
    complete_calendar,
    move_holiday,
    remove_holiday,
    take_holiday_file,
    withdraw_holiday_correction,
)

GRANT = "settings.manage"


@require_safe
@console_page(GRANT)
def holidays(request: StaffRequest) -> HttpResponse:
    """`region` and `year`; the company's country and this year when nothing is asked."""
    return _shown(request, {})


@require_POST
@console_page(GRANT)
def add(request: StaffRequest) -> HttpResponse:
    form = HolidayForm(request.POST)
    act: dict[str, Any] = {"region": _asked(request), "by": request.actor, "at": utc_now()}
    return _changed(request, "add", form, lambda: add_holiday(**form.cleaned_data, **act))


@require_POST
@console_page(GRANT)
def remove(request: StaffRequest) -> HttpResponse:
    """Without a day to which it is moved: it is no holiday."""
    form = RemovalForm(request.POST)
    region, by, at = _asked(request), request.actor, utc_now()

    def act() -> None:
        typed = dict(form.cleaned_data)
        if typed["to"]:
            move_holiday(region=region, **typed, by=by, at=at)
        else:
            remove_holiday(region=region, on=typed["on"], source=typed["source"], by=by, at=at)

    return _changed(request, "remove", form, act)


@require_POST
@console_page(GRANT)
def complete(request: StaffRequest) -> HttpResponse:
    form = CompleteForm(request.POST)
    act: dict[str, Any] = {"region": _asked(request), "by": request.actor, "at": utc_now()}
    return _changed(request, "complete", form, lambda: complete_calendar(**form.cleaned_data, **act))


@require_POST
@console_page(GRANT)
def take_file(request: StaffRequest) -> HttpResponse:
    form = HolidayFileForm(request.POST, request.FILES)
    act: dict[str, Any] = {"by": request.actor, "at": utc_now()}
    return _changed(
        request, "file", form, lambda: take_holiday_file(content=form.cleaned_data["file"].read(), **act)
    )


@require_POST
@console_page(GRANT)
def withdraw(request: StaffRequest, correction_id: int) -> HttpResponse:
    withdraw_holiday_correction(correction_id=correction_id, by=request.actor, at=utc_now())
    messages.success(request, gettext("Saved. Dates that were promised before stay as they were."))
    return _back(request)


def _changed(request: StaffRequest, name: str, form: forms.Form, act: Callable[[], object]) -> HttpResponse:
    if form.is_valid() and accepted(form, act):
        messages.success(request, gettext("Saved. Dates that were promised before stay as they were."))
        return _back(request)
    return _shown(request, {name: form})


def _back(request: StaffRequest) -> HttpResponse:
    asked = urlencode({"region": _asked(request), "year": request.POST.get("year", "")})
    return redirect(f"{reverse('console:holidays')}?{asked}")


def _asked(request: StaffRequest) -> str:
    return request.POST.get("region", "")


def _shown(request: StaffRequest, bound: dict[str, forms.Form]) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    company = organisation()
    usual = {"region": company.country if company else "ES", "year": this_year()}
    choice = CalendarChoiceForm(
        {name: asked.get(name) or value for name, value in usual.items()}, auto_id="id_of_%s"
    )
    context: dict[str, Any] = {
        "choice": choice,
        "regions": [(region.code, region.name) for region in known_regions()],
        "add": bound.get("add") or HolidayForm(auto_id="id_add_%s"),
        "remove": bound.get("remove") or RemovalForm(auto_id="id_remove_%s"),
        "complete": bound.get("complete") or CompleteForm(auto_id="id_complete_%s"),
        "file": bound.get("file") or HolidayFileForm(auto_id="id_file_%s"),
    }
    if choice.is_valid():
        accepted(choice, lambda: context.update(_year(choice)))
    is_wrong = choice.errors or any(form.errors for form in bound.values())
    return render(request, "console/holidays.html", context, status=422 if is_wrong else 200)


def _year(choice: CalendarChoiceForm) -> dict[str, Any]:
    code, year = choice.cleaned_data["region"], choice.cleaned_data["year"]
    region, calendar = region_of(code), calendar_of(code)
    corrections = corrections_of(region, year)
    own = {row.on: row for row in corrections if row.name}
    days = calendar.holidays(dt.date(year, 1, 1), dt.date(year, 12, 31))
    return {
        "region": region,
        "year": year,
        "calendar": calendar,
        "rows": [(day, name, own.get(day)) for day, name in days.items()],
        "removed": [row for row in corrections if not row.name],
        "is_provisional": dt.date(year, 12, 31) > calendar.complete_until,
    }
