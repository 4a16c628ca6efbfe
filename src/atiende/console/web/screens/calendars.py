"""Working calendars: the list with who works by which, a new one, one of them with its year."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.calendars_shown import opening_words, short_days, week_bars, week_words, year_of
from atiende.console.web.forms.calendars import CalendarForm, SpecialDayForm, initial_of, regions
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, accepted, done, posted
from atiende.kernel.clock import utc_now
from atiende.organisation import queries
from atiende.organisation.actions.archive_calendar import archive_calendar
from atiende.organisation.actions.change_calendar import change_calendar
from atiende.organisation.actions.choose_calendar import choose_calendar
from atiende.organisation.actions.create_calendar import create_calendar
from atiende.organisation.actions.make_calendar_default import make_calendar_default
from atiende.organisation.actions.remove_special_day import remove_special_day
from atiende.organisation.actions.restore_calendar import restore_calendar
from atiende.organisation.actions.set_special_day import set_special_day
from atiende.organisation.rules.calendar import USUAL_WEEK, CalendarFields, ends_soon
from atiende.organisation.rules.hours import blocks_of_pairs, hours_text

LIST, ONE = "console:calendars", "console:calendar"


@require_http_methods(["GET", "HEAD"])
@console_page("organisation.read")
def calendars(request: StaffRequest) -> HttpResponse:
    rows, uses, now = (
        list(queries.calendars_visible_to(request.actor)),
        queries.uses_of_calendars(),
        utc_now(),
    )
    shown: list[dict[str, Any]] = [
        {
            "row": row,
            "use": uses.get(row.pk),
            "week": week_words(blocks_of_pairs(day) for day in row.week),
            "ends_soon": ends_soon(queries.complete_until_of(row), now.date()),
        }
        for row in rows
    ]
    at_work = [row for row in rows if row.archived_at is None]
    context = {
        "rows": [each for each in shown if each["row"].archived_at is None],
        "archived": [each for each in shown if each["row"].archived_at is not None],
        "choices": [(row.pk, row.name) for row in at_work],
        "brands": queries.brands_visible_to(request.actor).filter(archival=None).order_by("folded_name"),
        "teams": queries.teams_visible_to(request.actor).filter(archival=None).order_by("folded_name"),
        "usual": week_words(USUAL_WEEK),
        "may_manage": request.actor.may("organisation.manage"),
    }
    return render(request, "console/calendars/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def new_calendar(request: StaffRequest) -> HttpResponse:
    """With `from`, the same hours and special days as another."""
    model_id = _number(request.GET.get("from", ""))
    form = CalendarForm(posted(request), initial=_beginning(request, model_id))
    row = made(
        request,
        form,
        lambda: create_calendar(fields=form.typed(), copied_from=model_id, by=request.actor, at=utc_now()),
        gettext("Calendar created."),
    )
    if row is not None:
        return redirect(ONE, row.pk)
    context = {"form": form, "regions": regions()}
    return render(request, "console/calendars/new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.read")
def calendar(request: StaffRequest, calendar_id: int) -> HttpResponse:
    form = _form(request, calendar_id)
    if saved(
        request,
        form,
        lambda: change_calendar(
            calendar_id=calendar_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(ONE, calendar_id)
    return _page(request, calendar_id, form=form)


@require_POST
@console_page("organisation.manage")
def add_day(request: StaffRequest, calendar_id: int) -> HttpResponse:
    form = SpecialDayForm(request.POST)
    if form.is_valid() and accepted(
        form,
        lambda: set_special_day(calendar_id=calendar_id, fields=form.typed(), by=request.actor, at=utc_now()),
    ):
        return redirect(ONE, calendar_id)
    return _page(request, calendar_id, day_form=form)


@require_POST
@console_page("organisation.manage")
def remove_day(request: StaffRequest, calendar_id: int) -> HttpResponse:
    try:
        day = dt.date.fromisoformat(request.POST.get("day", ""))
    except ValueError:
        return redirect(ONE, calendar_id)
    return done(
        request,
        lambda: remove_special_day(calendar_id=calendar_id, day=day, by=request.actor, at=utc_now()),
        gettext("Removed: the day is like any other of its weekday again."),
        calendar_id,
        next_page=ONE,
    )


@require_POST
@console_page("organisation.manage")
def keep(request: StaffRequest, calendar_id: int) -> HttpResponse:
    """What the buttons of one calendar do: archive, restore, or make it the default one."""
    act, text = {
        "archive": (
            archive_calendar,
            gettext("Calendar archived. Who worked by it works by the default one."),
        ),
        "restore": (restore_calendar, gettext("Calendar restored.")),
    }.get(
        request.POST.get("do", ""),
        (make_calendar_default, gettext("This calendar counts now wherever no other is chosen.")),
    )
    return done(
        request,
        lambda: act(calendar_id=calendar_id, by=request.actor, at=utc_now()),
        text,
        calendar_id,
        next_page=ONE,
    )


@require_POST
@console_page("organisation.manage")
def choose(request: StaffRequest) -> HttpResponse:
    """By which calendar a brand or team works; without one: the one above it."""
    scope_id, calendar_id = (_number(request.POST.get(name, "")) for name in ("id", "calendar"))
    is_brand = request.POST.get("scope") == "brand"
    return done(
        request,
        lambda: choose_calendar(
            scope="brand" if is_brand else "team",
            scope_id=scope_id or 0,
            calendar_id=calendar_id,
            by=request.actor,
            at=utc_now(),
        ),
        gettext("Saved."),
        next_page=LIST,
    )


def _page(
    request: StaffRequest,
    calendar_id: int,
    *,
    form: CalendarForm | None = None,
    day_form: SpecialDayForm | None = None,
) -> HttpResponse:
    row, now = queries.get_calendar_for(request.actor, calendar_id), utc_now()
    today = now.astimezone(zoneinfo.ZoneInfo(row.time_zone)).date()
    year = min(max(_number(request.GET.get("year", "")) or today.year, 2000), 2100)
    special = queries.special_days_of(calendar_id)
    of_year = queries.working_time(row, dt.date(year, 1, 1), dt.date(year, 12, 31))
    soon = queries.working_time(row, today - dt.timedelta(days=7), today + dt.timedelta(days=400))
    context = {
        "row": row,
        "form": form or _form(request, calendar_id),
        "day_form": day_form or SpecialDayForm(),
        "changed_meanwhile": changed_meanwhile(form) if form is not None else [],
        "bars": week_bars(blocks_of_pairs(day) for day in row.week),
        "opening": opening_words(soon, now),
        "special": [
            (each, hours_text(blocks_of_pairs(each.hours)), each.day < today)
            for each in special
            if each.day.year == year
        ],
        "months": year_of(of_year, year, {each.day: each.name for each in special}),
        "short_days": short_days(),
        "holidays": sorted(of_year.holidays.items()),
        "year": year,
        "regions": regions(),
        "complete_until": of_year.complete_until,
        "ends_soon": ends_soon(of_year.complete_until, today),
        "use": queries.uses_of_calendars().get(calendar_id),
        "may_manage": request.actor.may("organisation.manage"),
    }
    has_errors = any(each is not None and each.is_bound and each.errors for each in (form, day_form))
    return render(request, "console/calendars/calendar.html", context, status=422 if has_errors else 200)


def _form(request: StaffRequest, calendar_id: int) -> CalendarForm:
    row = queries.get_calendar_for(request.actor, calendar_id)
    return CalendarForm(posted(request), initial=initial_of(queries.fields_of_calendar(row), row.version))


def _beginning(request: StaffRequest, model_id: int | None) -> dict[str, object]:
    if model_id is not None:
        fields = queries.fields_of_calendar(queries.get_calendar_for(request.actor, model_id))
        return initial_of(fields, 0) | {"name": ""}
    company = queries.organisation()
    zone = company.time_zone if company else "UTC"
    region = company.country if company else ""
    return initial_of(CalendarFields("", zone, USUAL_WEEK, region), 0)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
