"""Where cases may stand, in the company's own words: the list by meaning, a new one, one, and the buttons on it."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.statuses import CATEGORY_WORDS, StatusForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.choose_status_fields import choose_status_fields
from atiende.tickets.actions.move_status import move_status
from atiende.tickets.actions.rename_status import rename_status
from atiende.tickets.actions.restore_status import restore_status
from atiende.tickets.actions.retire_status import retire_status
from atiende.tickets.queries import (
    StatusShown,
    cases_of_statuses,
    get_status,
    list_custom_fields,
    list_statuses,
    words_of_status,
)
from atiende.tickets.rules.statuses import NEEDED

MOST_COUNTED = 1_000


@require_http_methods(["GET", "HEAD"])
@console_page("settings.manage")
def statuses(request: StaffRequest) -> HttpResponse:
    rows = list_statuses(is_in_use=None)
    cases, needed = cases_of_statuses(), _needed()
    order = [key for key, _word in CATEGORY_WORDS]
    by_meaning = sorted((row for row in rows if row.is_in_use), key=lambda row: order.index(row.category))
    context = {
        "groups": [
            (dict(CATEGORY_WORDS)[category], [_row(each, cases, needed) for each in found])
            for category, found in groupby(by_meaning, key=attrgetter("category"))
        ],
        "retired": [_row(row, cases, needed) for row in rows if not row.is_in_use],
    }
    return render(request, "console/statuses/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def new_status(request: StaffRequest) -> HttpResponse:
    form = StatusForm(posted(request), is_new=True, initial={"category": "open"})
    created = made(
        request,
        form,
        lambda: add_status(
            category=form.cleaned_data["category"], labels=form.labels(), by=request.actor, at=utc_now()
        ),
        gettext("Status created. Cases can go there from now on."),
    )
    if created is not None:
        return redirect("console:statuses")
    return render(request, "console/statuses/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("settings.manage")
def status(request: StaffRequest, status_id: int) -> HttpResponse:
    found = get_status(status_id)
    form = StatusForm(
        posted(request),
        initial={
            "label_for_agents": found.label_for_agents,
            "label_for_customers": found.label_for_customers,
            "label_for_agents_en": found.label_for_agents_en,
            "label_for_customers_en": found.label_for_customers_en,
            "needed": [field.key for field in list_custom_fields() if found.key in field.needed_in],
        },
    )
    if saved(request, form, lambda: _save(request, form, status_id)):
        return redirect("console:statuses")
    context = {
        "status": found,
        "name": words_of_status(found).for_agents,
        "customers_name": words_of_status(found).for_customers,
        "meaning": dict(CATEGORY_WORDS)[found.category],
        "form": form,
        "cases": cases_of_statuses().get(status_id, 0),
        "most": MOST_COUNTED,
        "may_retire": found.key not in NEEDED,
    }
    return render(request, "console/statuses/status.html", context, status=422 if form.errors else 200)


def _save(request: StaffRequest, form: StatusForm, status_id: int) -> None:
    """Both or nothing."""
    at = utc_now()
    with transaction.atomic():
        rename_status(status_id=status_id, labels=form.labels(), by=request.actor, at=at)
        if "needed" in form.cleaned_data:
            keys = set(form.cleaned_data["needed"])
            choose_status_fields(status_id=status_id, keys=keys, by=request.actor, at=at)


@require_POST
@console_page("settings.manage")
def retire(request: StaffRequest, status_id: int) -> HttpResponse:
    return done(
        request,
        lambda: retire_status(status_id=status_id, by=request.actor, at=utc_now()),
        gettext("Status retired. Cases that stand in it stay there until they move on."),
        next_page="console:statuses",
    )


@require_POST
@console_page("settings.manage")
def restore(request: StaffRequest, status_id: int) -> HttpResponse:
    return done(
        request,
        lambda: restore_status(status_id=status_id, by=request.actor, at=utc_now()),
        gettext("Status restored."),
        next_page="console:statuses",
    )


@require_POST
@console_page("settings.manage")
def move(request: StaffRequest, status_id: int) -> HttpResponse:
    """Up with "up", else down."""
    is_up = request.POST.get("to") == "up"
    return done(
        request,
        lambda: move_status(status_id=status_id, is_up=is_up, by=request.actor, at=utc_now()),
        gettext("Order saved."),
        next_page="console:statuses",
    )


def _needed() -> dict[str, list[str]]:
    """Labels of the fields that each status needs, by its key."""
    found: dict[str, list[str]] = {}
    for field in list_custom_fields():
        for key in field.needed_in:
            found.setdefault(key, []).append(field.label)
    return found


def _row(row: StatusShown, cases: dict[int, int], needed: dict[str, list[str]]) -> dict[str, object]:
    count = cases.get(row.id, 0)
    return {
        "status": row,
        "cases": f"+{MOST_COUNTED - 1}" if count >= MOST_COUNTED else count,
        "needed": ", ".join(needed.get(row.key, [])),
    }
