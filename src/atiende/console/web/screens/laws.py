"""Legal terms: which packs there are, one of them with its articles, and a date reckoned with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from atiende.console.web import laws_shown
from atiende.console.web.forms.regulations import AcceptForm, PackFileForm, ReckonForm
from atiende.console.web.guard import console_page
from atiende.console.web.saving import made, saved
from atiende.console.web.staff_page import StaffRequest, accepted, done
from atiende.kernel.clock import utc_now
from atiende.organisation.queries import organisation
from atiende.platform.holidays import calendar_of
from atiende.regulations.actions.accept_pack import accept_pack
from atiende.regulations.actions.choose_reading import choose_reading
from atiende.regulations.actions.take_pack import take_pack
from atiende.regulations.errors import DamagedPack
from atiende.regulations.queries import PackState, get_pack_state, list_pack_states
from atiende.regulations.rules.due_date import due_date
from atiende.regulations.rules.packs import Pack, in_language

GRANT = "settings.manage"


@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def laws(request: StaffRequest) -> HttpResponse:
    form = PackFileForm(request.POST, request.FILES) if request.method == "POST" else PackFileForm()
    if pack := made(request, form, lambda: _taken(request, form), gettext("The new version is in force.")):
        return redirect("console:law", pack.id)
    language = get_language() or "es"
    rows = [
        {
            "state": state,
            "title": in_language(state.pack.title, language),
            "tier": laws_shown.TIERS[state.pack.tier],
            "terms": laws_shown.terms(state, language),
            "places": laws_shown.places(state),
        }
        for state in list_pack_states(request.actor)
    ]
    context = {"rows": rows, "form": form, "tiers": laws_shown.TIERS.values()}
    return render(request, "console/laws/list.html", context, status=422 if form.errors else 200)


@require_safe
@console_page(GRANT)
def law(request: StaffRequest, pack: str) -> HttpResponse:
    """With `rule`, `region` and `received`: the date that they give, with its working."""
    return _shown(request, get_pack_state(request.actor, pack), AcceptForm())


@require_POST
@console_page(GRANT)
def accept(request: StaffRequest, pack: str) -> HttpResponse:
    form = AcceptForm(request.POST)
    act: dict[str, Any] = {"pack": pack, "by": request.actor, "at": utc_now()}
    if saved(request, form, lambda: accept_pack(**form.cleaned_data, **act)):
        return redirect("console:law", pack)
    return _shown(request, get_pack_state(request.actor, pack), form)


@require_POST
@console_page(GRANT)
def reading(request: StaffRequest, pack: str) -> HttpResponse:
    typed = {"switch": request.POST.get("switch", ""), "reading": request.POST.get("reading", "")}
    return done(
        request,
        lambda: choose_reading(pack=pack, **typed, by=request.actor, at=utc_now()),
        gettext("Saved. Dates that were promised before stay as they were."),
        pack,
        next_page="console:law",
    )


def _shown(request: StaffRequest, state: PackState, form: AcceptForm) -> HttpResponse:
    language = get_language() or "es"
    company = organisation()
    is_asked = "rule" in request.GET
    reckon = ReckonForm(
        request.GET if is_asked else None,
        pack=state.pack,
        language=language,
        initial={"region": company.country if company else "", "received": utc_now()},
    )
    context: dict[str, Any] = {
        "state": state,
        "pack": state.pack,
        "title": in_language(state.pack.title, language),
        "tier": laws_shown.TIERS[state.pack.tier],
        "terms": laws_shown.terms(state, language),
        "facts": list(laws_shown.facts(state)),
        "switches": laws_shown.switches(state, language),
        "sources": [
            (each, ", ".join(each.articles), laws_shown.CONFIDENCES[each.confidence])
            for each in state.pack.sources
        ],
        "form": form,
        "reckon": reckon,
        "result": _reckoned(reckon, state) if is_asked else None,
    }
    is_wrong = form.errors or (is_asked and reckon.errors)
    return render(request, "console/laws/law.html", context, status=422 if is_wrong else 200)


def _reckoned(form: ReckonForm, state: PackState) -> dict[str, Any] | None:
    found: list[dict[str, Any]] = []

    def reckon() -> None:
        typed = form.cleaned_data
        deadline = state.pack.deadline(typed["rule"])
        calendar = calendar_of(typed["region"])
        due = due_date(
            state.pack,
            typed["rule"],
            calendar,
            received=typed["received"],
            corrected=typed["corrected"],
            readings=state.readings,
        )
        if deadline:
            found.append(laws_shown.shown_due(due, deadline) | {"place": calendar.region})

    return found[0] if form.is_valid() and accepted(form, reckon) else None


def _taken(request: StaffRequest, form: PackFileForm) -> Pack:
    try:
        return take_pack(content=form.cleaned_data["file"].read(), by=request.actor, at=utc_now())
    except DamagedPack as refusal:
        refusal.params["problem"] = gettext(str(refusal.params["problem"]))
        raise
