"""Shift patterns: the list, a new one, one of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.calendars_shown import span_week_words
from atiende.console.web.forms.calendars import DAYS
from atiende.console.web.forms.working_time import PatternForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.remove_shift_pattern import remove_shift_pattern
from atiende.organisation.actions.save_shift_pattern import save_shift_pattern
from atiende.organisation.queries import get_shift_pattern, shift_patterns
from atiende.organisation.rules.hours import span_text

LIST = "console:shift_patterns"


@require_http_methods(["GET", "HEAD"])
@console_page("organisation.manage")
def patterns(request: StaffRequest) -> HttpResponse:
    rows = [(row, span_week_words(row.week)) for row in shift_patterns()]
    return render(request, "console/working_time/patterns.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def new_pattern(request: StaffRequest) -> HttpResponse:
    form = PatternForm(posted(request))
    created = made(
        request,
        form,
        lambda: save_shift_pattern(pattern_id=None, fields=form.typed(), by=request.actor, at=utc_now()),
        gettext("Shift pattern created."),
    )
    if created is not None:
        return redirect(LIST)
    context = {"form": form, "row": None}
    return render(request, "console/working_time/pattern.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def pattern(request: StaffRequest, pattern_id: int) -> HttpResponse:
    row = get_shift_pattern(pattern_id)
    written = {
        name: ", ".join(span_text(start, end) for start, end in day)
        for name, day in zip(DAYS, row.week, strict=True)
    }
    form = PatternForm(posted(request), initial={"name": row.name, "version": row.version, **written})
    if saved(
        request,
        form,
        lambda: save_shift_pattern(
            pattern_id=pattern_id,
            fields=form.typed(),
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(LIST)
    context = {"form": form, "row": row, "changed_meanwhile": changed_meanwhile(form)}
    return render(request, "console/working_time/pattern.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("organisation.manage")
def remove(request: StaffRequest, pattern_id: int) -> HttpResponse:
    return done(
        request,
        lambda: remove_shift_pattern(pattern_id=pattern_id, by=request.actor, at=utc_now()),
        gettext("Shift pattern removed. Shifts planned with it stay."),
        next_page=LIST,
    )
