"""Who may decide what and up to how much: the matrix, its lines, and a question to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atiende.console.web.forms.authority import LineForm, QuestionForm, category_choices, kind_choices
from atiende.console.web.guard import console_page
from atiende.console.web.saving import changed_meanwhile, made, saved
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.identity.queries.roles import role_label
from atiende.kernel.clock import utc_now
from atiende.kernel.money import Money
from atiende.organisation.actions.end_authority import end_authority
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.queries import agents_visible_to, may_decide, organisation, today_of_company
from atiende.organisation.queries.authority import (
    fields_of_line,
    get_line_for,
    lines_in_force,
    list_authority,
    who_may,
)
from atiende.organisation.rules.authority import Decision, LineFields

PAGE = "console:authority"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as it is read. `money` None: without limit. `state`: now, later or over."""

    row: Any
    kind: str
    role: str
    category: str
    money: Money | None
    state: str


@require_safe
@console_page("organisation.read")
def authority(request: StaffRequest) -> HttpResponse:
    """The matrix of today, roles by what they decide, with the question below; all lines under it."""
    lines = _lines(request)
    asked = request.GET if "kind" in request.GET else None
    company = organisation()
    form = QuestionForm(asked, actor=request.actor, initial={"currency": company.currency if company else ""})
    answer = _answer(request, form) if asked is not None and form.is_valid() else None
    context = {
        "kinds": kind_choices(),
        "matrix": _matrix([line for line in lines if line.state == "now"]),
        "others": [line for line in lines if line.state != "now"],
        "form": form,
        "answer": answer,
        "may_manage": request.actor.may("organisation.manage"),
    }
    return render(request, "console/authority/matrix.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def new_line(request: StaffRequest) -> HttpResponse:
    company = organisation()
    initial = {
        "currency": company.currency if company else "",
        "from_on": today_of_company(utc_now()),
        "kind": request.GET.get("kind", ""),
        "role_id": request.GET.get("role", ""),
    }
    form = LineForm(posted(request), initial=initial)
    if made(
        request,
        form,
        lambda: set_authority(fields=form.typed(), by=request.actor, at=utc_now()),
        gettext("Saved."),
    ):
        return redirect(PAGE)
    context = {"form": form, "line": None}
    return render(request, "console/authority/line.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("organisation.manage")
def line(request: StaffRequest, line_id: int) -> HttpResponse:
    found = get_line_for(request.actor, line_id)
    kept = fields_of_line(found)
    initial = {name: getattr(kept, name) for name in LineFields.__slots__} | {"version": found.version}
    form = LineForm(posted(request), kept_category=kept.category, initial=initial)
    if saved(
        request,
        form,
        lambda: set_authority(
            fields=form.typed(),
            line_id=line_id,
            version=form.seen_version,
            by=request.actor,
            at=utc_now(),
        ),
    ):
        return redirect(PAGE)
    context = {"form": form, "line": found, "changed_meanwhile": changed_meanwhile(form)}
    return render(request, "console/authority/line.html", context, status=422 if form.errors else 200)


@require_POST
@console_page("organisation.manage")
def end(request: StaffRequest, line_id: int) -> HttpResponse:
    return done(
        request,
        lambda: end_authority(line_id=line_id, by=request.actor, at=utc_now()),
        gettext("The line counts no more."),
        next_page=PAGE,
    )


def _lines(request: StaffRequest) -> list[ShownLine]:
    today = today_of_company(utc_now())
    kinds = dict(kind_choices())
    categories = dict(category_choices())
    return [
        ShownLine(
            row=row,
            kind=kinds[row.kind],
            role=role_label(row.role),
            category=categories.get(row.category, row.category) if row.category else "",
            money=None if row.amount is None else Money(row.amount, row.currency),
            state="later"
            if row.from_on > today
            else ("over" if row.until_on is not None and row.until_on < today else "now"),
        )
        for row in list_authority(request.actor)
    ]


def _matrix(lines: list[ShownLine]) -> list[dict[str, Any]]:
    """A row for each role that decides anything: (name of the kind, its lines) for each kind."""
    by_role: dict[int, dict[str, list[ShownLine]]] = {}
    for each in lines:
        by_role.setdefault(each.row.role_id, {}).setdefault(each.row.kind, []).append(each)
    names = {each.row.role_id: each for each in lines}
    return [
        {
            "role": names[role_id].role,
            "is_own": not names[role_id].row.role.is_builtin,
            "cells": [(name, cells.get(kind, [])) for kind, name in kind_choices()],
        }
        for role_id, cells in by_role.items()
    ]


def _answer(request: StaffRequest, form: QuestionForm) -> dict[str, Any]:
    """For a person whether they may and whom to ask; without one, everybody who may."""
    asked, at = form.asked(), utc_now()
    person = form.cleaned_data["person"]
    decision: Decision | None = None
    if person is None:
        today = today_of_company(at)
        ids = who_may(lines_in_force(asked.kind, on=today), asked, on=today)
    else:
        decision = may_decide(
            person, asked.kind, asked.amount, asked.currency, asked.category, asked.tier, at
        )
        ids = list(decision.ask)
    rows = agents_visible_to(request.actor).select_related("user").filter(pk__in={*ids, person or 0})
    agents = {row.pk: row for row in rows.order_by("folded_name", "pk")}
    limit = decision.limit.amount if decision and decision.limit else None
    return {
        "person": agents.get(person),
        "decision": decision,
        "money": None if limit is None or not asked.currency else Money(limit, asked.currency),
        "people": [agent for pk, agent in agents.items() if pk in ids],
    }
