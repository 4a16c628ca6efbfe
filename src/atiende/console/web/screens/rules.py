"""Rules: the list, one rule with its trial and its runs, writing it as a form or as a sentence, and its buttons."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.automation.actions.delete_rule import delete_rule
from atiende.automation.actions.move_rule import move_rule
from atiende.automation.actions.switch_rule_off import switch_rule_off
from atiende.automation.actions.switch_rule_on import switch_rule_on
from atiende.automation.queries.directory import directory
from atiende.automation.queries.listing import (
    PAGE,
    counts_of_day,
    definition_of,
    get_rule,
    get_run,
    list_rules,
    loops_with,
    newest_versions,
    runs_of,
    versions_of,
)
from atiende.automation.queries.trying import try_rule
from atiende.automation.rules.checking import references_gone
from atiende.automation.rules.examples import EXAMPLES
from atiende.automation.rules.sentence import write
from atiende.automation.rules.vocabulary import FIELD
from atiende.console.web.forms.rules import words_of_reader
from atiende.console.web.guard import console_page
from atiende.console.web.paging import number_or_none
from atiende.console.web.rules_shown import outcome_of, parts_shown, state_of, told_of
from atiende.console.web.staff_page import StaffRequest, done
from atiende.kernel.clock import utc_now

SHOWN_HITS = 50


@require_http_methods(["GET", "HEAD"])
@console_page("rules.manage")
def rules(request: StaffRequest) -> HttpResponse:
    words, known = words_of_reader(), directory()
    versions = newest_versions(request.actor)
    counts = counts_of_day(request.actor, utc_now())
    rows = [
        {
            "rule": rule,
            "state": state_of(rule),
            "sentence": write(definition_of(versions[rule.pk]), words, known),
            "day": counts.get(rule.pk, {}),
        }
        for rule in list_rules(request.actor)
    ]
    templates = [(each.key, gettext(each.name), gettext(each.about)) for each in EXAMPLES]
    return render(request, "console/rules/list.html", {"rows": rows, "templates": templates, "words": words})


@require_http_methods(["GET", "HEAD"])
@console_page("rules.manage")
def rule(request: StaffRequest, rule_id: int) -> HttpResponse:
    found = get_rule(request.actor, rule_id)
    versions = versions_of(request.actor, rule_id)
    definition = definition_of(versions[0])
    words, known = words_of_reader(), directory()
    outcome = request.GET.get("runs", "")
    outcome = outcome if outcome in ("acted", "failed") else ""
    before = number_or_none(request.GET.get("before", ""))
    runs = runs_of(request.actor, rule_id, outcome=outcome, before=before)
    context: dict[str, Any] = {
        "rule": found,
        "words": words,
        "state": state_of(found),
        "newest": versions[0],
        "is_draft": found.active_number not in (None, versions[0].number),
        "parts": parts_shown(definition, words, known),
        "gone": [each.key for each in references_gone(definition, known)],
        "loops": [", ".join(names) for names in loops_with(found, definition)],
        "writes": any(deed.kind == "answer" for deed in definition.deeds),
        "versions": [
            {"version": each, "sentence": write(definition_of(each), words, known)} for each in versions[:20]
        ],
        "runs": [
            {"run": run, "outcome": outcome_of(run), "told": told_of(run, words, known)} for run in runs
        ],
        "outcome": outcome,
        "next_before": runs[-1].pk if len(runs) == PAGE else None,
    }
    if "try" in request.GET:
        trial = try_rule(request.actor, definition)
        context |= {"trial": trial, "hits": trial.hits[:SHOWN_HITS], "more": len(trial.hits) - SHOWN_HITS}
    return render(request, "console/rules/rule.html", context)


@require_http_methods(["GET", "HEAD"])
@console_page("rules.manage")
def run(request: StaffRequest, run_id: int) -> HttpResponse:
    found = get_run(request.actor, run_id)
    words, known = words_of_reader(), directory()
    context = {
        "run": found,
        "outcome": outcome_of(found),
        "told": told_of(found, words, known),
        "facts": [
            (name, _plain(key, value, known))
            for key, value in found.facts.items()
            if value not in (None, "", []) and (name := _name_of(key, words, known))
        ],
    }
    return render(request, "console/rules/run.html", context)


@require_POST
@console_page("rules.manage")
def on(request: StaffRequest, rule_id: int) -> HttpResponse:
    number = number_or_none(request.POST.get("number", ""))
    return done(
        request,
        lambda: switch_rule_on(rule_id=rule_id, number=number, by=request.actor, at=utc_now()),
        gettext("The rule is on."),
        rule_id,
        next_page="console:rule",
    )


@require_POST
@console_page("rules.manage")
def off(request: StaffRequest, rule_id: int) -> HttpResponse:
    return done(
        request,
        lambda: switch_rule_off(rule_id=rule_id, by=request.actor, at=utc_now()),
        gettext("The rule is off."),
        rule_id,
        next_page="console:rule",
    )


@require_POST
@console_page("rules.manage")
def move(request: StaffRequest, rule_id: int) -> HttpResponse:
    """To a place that was chosen by dragging; else up with "up", or down."""
    is_up = request.POST.get("to") == "up"
    place = number_or_none(request.POST.get("place", ""))
    return done(
        request,
        lambda: move_rule(rule_id=rule_id, is_up=is_up, place=place, by=request.actor, at=utc_now()),
        gettext("Order saved."),
        next_page="console:rules",
    )


@require_POST
@console_page("rules.manage")
def delete(request: StaffRequest, rule_id: int) -> HttpResponse:
    get_rule(request.actor, rule_id)
    return done(
        request,
        lambda: delete_rule(rule_id=rule_id, by=request.actor, at=utc_now()),
        gettext("Rule deleted."),
        next_page="console:rules",
    )


_KINDS = {"assignee": "agent", "customer_language": "language"}


def _name_of(key: str, words: Any, known: Any) -> str:
    """Empty for what a rule needs for itself, such as the minute of the day."""
    own = key.removeprefix(FIELD)
    return str(words.facts.get(key, "") or (known["field"].get(own, own) if own != key else ""))


def _plain(key: str, value: Any, known: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return str(known.get(_KINDS.get(key, key), {}).get(str(value), value))
