"""Service policies: the list, one of them with its versions, writing it, its buttons, and what applies to a case."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.web.forms.service_levels import EscalationRows, PolicyForm, escalations_typed, initial_of
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.saving import made
from atiende.console.web.staff_page import StaffRequest, done, posted
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.service_levels.actions.ask_recalculation import ask_recalculation
from atiende.service_levels.actions.delete_policy import delete_policy
from atiende.service_levels.actions.move_policy import move_policy
from atiende.service_levels.actions.save_policy import save_policy
from atiende.service_levels.actions.switch_policy_off import switch_policy_off
from atiende.service_levels.actions.switch_policy_on import switch_policy_on
from atiende.service_levels.queries.active import known_of
from atiende.service_levels.queries.directory import directory, words_of_reader
from atiende.service_levels.queries.listing import (
    definition_of,
    get_policy,
    list_policies,
    open_clocks_of,
    tried,
)
from atiende.service_levels.rules.kinds import Cause, ClockKind
from atiende.service_levels.rules.policy import FIELD, Definition
from atiende.service_levels.rules.sentence import sentence_of
from atiende.tickets.queries import get_ticket_for, promise_facts

GRANT: Final = "settings.manage"
ESCALATIONS: Final = "e"
EMPTY_ROWS: Final = 2
BEGIN: Final = Definition(
    targets={ClockKind.FIRST_ANSWER: 4 * 3600, ClockKind.RESOLUTION: 24 * 3600},
    pauses=frozenset({Cause.WAITING_CUSTOMER, Cause.SNOOZED}),
    steps=(75, 90),
)


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def policies(request: StaffRequest) -> HttpResponse:
    """With `case`: which of them applies to it, and why the others do not."""
    found = [(policy, definition_of(version), version) for policy, version in list_policies(request.actor)]
    names, words = directory(each for _, each, _ in found), words_of_reader()
    rows = [
        {
            "policy": policy,
            "sentence": sentence_of(definition, words, names),
            "is_draft": policy.active_number not in (None, version.number),
        }
        for policy, definition, version in found
    ]
    context: dict[str, Any] = {"rows": rows, **_calculated(request)}
    return render(request, "console/service_levels/list.html", context)


@require_http_methods(["GET", "HEAD"])
@console_page(GRANT)
def policy(request: StaffRequest, policy_id: int) -> HttpResponse:
    found, versions = get_policy(request.actor, policy_id)
    definitions = [definition_of(version) for version in versions[:20]]
    names, words = directory(definitions), words_of_reader()
    context = {
        "policy": found,
        "newest": versions[0],
        "is_draft": found.active_number not in (None, versions[0].number),
        "sentence": sentence_of(definitions[0], words, names),
        "open_clocks": open_clocks_of(policy_id),
        "versions": [
            {"version": version, "sentence": sentence_of(definition, words, names)}
            for version, definition in zip(versions, definitions, strict=False)
        ],
    }
    return render(request, "console/service_levels/policy.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def new_policy(request: StaffRequest) -> HttpResponse:
    return _form_page(request, None, BEGIN)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page(GRANT)
def edit(request: StaffRequest, policy_id: int) -> HttpResponse:
    found, versions = get_policy(request.actor, policy_id)
    return _form_page(request, found, definition_of(versions[0]))


@require_POST
@console_page(GRANT)
def on(request: StaffRequest, policy_id: int) -> HttpResponse:
    number = number_or_none(request.POST.get("number", ""))
    return done(
        request,
        lambda: switch_policy_on(policy_id=policy_id, number=number, by=request.actor, at=utc_now()),
        gettext("The policy is on. New cases get it; open ones when you recalculate."),
        policy_id,
        next_page="console:service_policy",
    )


@require_POST
@console_page(GRANT)
def off(request: StaffRequest, policy_id: int) -> HttpResponse:
    return done(
        request,
        lambda: switch_policy_off(policy_id=policy_id, by=request.actor, at=utc_now()),
        gettext("The policy is off. Its open clocks go on."),
        policy_id,
        next_page="console:service_policy",
    )


@require_POST
@console_page(GRANT)
def move(request: StaffRequest, policy_id: int) -> HttpResponse:
    """Up with "up", else down."""
    is_up = request.POST.get("to") == "up"
    return done(
        request,
        lambda: move_policy(policy_id=policy_id, is_up=is_up, by=request.actor, at=utc_now()),
        gettext("Order saved."),
        next_page="console:service_policies",
    )


@require_POST
@console_page(GRANT)
def delete(request: StaffRequest, policy_id: int) -> HttpResponse:
    get_policy(request.actor, policy_id)
    return done(
        request,
        lambda: delete_policy(policy_id=policy_id, by=request.actor, at=utc_now()),
        gettext("Policy deleted."),
        next_page="console:service_policies",
    )


@require_POST
@console_page(GRANT)
def recalculate(request: StaffRequest) -> HttpResponse:
    """By the policies of now, or by the calendars with `why` = calendar."""
    is_calendar = request.POST.get("why") == "calendar"
    return done(
        request,
        lambda: ask_recalculation(
            why="calendar" if is_calendar else "policy", by=request.actor, at=utc_now()
        ),
        gettext(
            "The open clocks are being looked at. Each change is written in its case; promised dates stay."
        ),
        next_page="console:service_policies",
    )


def _form_page(request: StaffRequest, found: Any, definition: Definition) -> HttpResponse:
    names = directory([definition])
    shown, escalations = initial_of(definition)
    shown |= {"name": found.name if found else "", "version": found.version if found else None}
    form = PolicyForm(posted(request), names=names, initial=shown)
    rows = EscalationRows(
        posted(request),
        prefix=ESCALATIONS,
        initial=[*escalations, *([{}] * EMPTY_ROWS)],
        form_kwargs={"names": names},
    )
    is_valid = request.method == "POST" and form.is_valid()
    if rows.is_bound and rows.is_valid() and is_valid:
        saved = made(
            request,
            form,
            lambda: save_policy(
                policy_id=found.pk if found else None,
                name=form.cleaned_data["name"],
                definition=form.typed(escalations_typed(rows)),
                version=form.seen_version if found else None,
                by=request.actor,
                at=utc_now(),
            ),
            gettext("Saved. Switch it on when it is to work."),
        )
        if saved is not None:
            return redirect("console:service_policy", saved.pk)
    context = {"policy": found, "form": form, "rows": rows}
    is_wrong = request.method == "POST"
    return render(request, "console/service_levels/form.html", context, status=422 if is_wrong else 200)


def _calculated(request: StaffRequest) -> dict[str, Any]:
    """What applies to the case asked about; policies that are off are left out."""
    asked = request.GET.get("case", "").strip().removeprefix("#")
    if not asked:
        return {}
    number = number_or_none(asked)
    try:
        ticket = get_ticket_for(request.actor, number or 0)
    except NotFound:
        return {"case": asked, "is_unknown": True}
    facts = promise_facts(ticket.pk)
    assert facts is not None, "a ticket that was just shown"
    words = words_of_reader()
    on_duty = [
        (found, definition_of(version))
        for found, versions in _active(request)
        for version in versions
        if version.number == found.active_number
    ]
    outcome = [
        (found, [words.facts.get(fact, fact.removeprefix(FIELD)) for fact in lacking], is_it)
        for found, lacking, is_it in tried(on_duty, known_of(facts))
    ]
    return {"case": asked, "ticket": ticket, "outcome": outcome}


def _active(request: StaffRequest) -> list[tuple[Any, Any]]:
    listed = (found for found, _ in list_policies(request.actor) if found.active_number is not None)
    return [get_policy(request.actor, found.pk) for found in listed]
