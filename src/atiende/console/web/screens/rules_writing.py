"""Writing a rule: as rows of a form, or as one sentence. Both say the same."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.automation.actions.save_rule import save_rule
from atiende.automation.queries.directory import directory
from atiende.automation.queries.listing import Rule, definition_of, get_rule, versions_of
from atiende.automation.rules.checking import Directory
from atiende.automation.rules.definition import Definition
from atiende.automation.rules.examples import example_of
from atiende.automation.rules.parsing import Unreadable, read
from atiende.automation.rules.sentence import write
from atiende.console.web.forms.rules import (
    ConditionRows,
    DeedRows,
    RuleForm,
    SentenceForm,
    initial_of,
    typed_definition,
    words_of_reader,
)
from atiende.console.web.guard import console_page
from atiende.console.web.rules_shown import problem_told
from atiende.console.web.saving import made
from atiende.console.web.staff_page import StaffRequest, posted
from atiende.kernel.clock import utc_now

CONDITIONS, DEEDS = "c", "d"
EMPTY_ROWS = 2


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("rules.manage")
def new_rule(request: StaffRequest) -> HttpResponse:
    """With `from`: a template to start from."""
    begun = example_of(request.GET.get("from", ""))
    known = directory()
    if begun is None:
        return _form_page(request, None, None, "", known)
    return _form_page(request, None, begun.definition, gettext(begun.name), known)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("rules.manage")
def edit(request: StaffRequest, rule_id: int) -> HttpResponse:
    found = get_rule(request.actor, rule_id)
    definition = definition_of(versions_of(request.actor, rule_id)[0])
    return _form_page(request, found, definition, found.name, directory())


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("rules.manage")
def new_sentence(request: StaffRequest) -> HttpResponse:
    return _sentence_page(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@console_page("rules.manage")
def sentence(request: StaffRequest, rule_id: int) -> HttpResponse:
    return _sentence_page(request, get_rule(request.actor, rule_id))


def _form_page(
    request: StaffRequest, rule: Rule | None, definition: Definition | None, name: str, known: Directory
) -> HttpResponse:
    shown, conditions, deeds = initial_of(definition, known) if definition else ({}, [], [])
    shown |= {"name": name, "version": rule.version if rule else None}
    data = posted(request)
    adds = data.get("add", "") if data else ""
    if data is not None and adds in (CONDITIONS, DEEDS):
        data = data.copy()
        data[f"{adds}-TOTAL_FORMS"] = str(min(int(data.get(f"{adds}-TOTAL_FORMS") or 0) + 1, 20))
    form = RuleForm(data, initial=shown)
    offered = {"directory": known}
    rows: list[dict[str, str]] = [{}] * EMPTY_ROWS
    condition_rows = ConditionRows(data, prefix=CONDITIONS, initial=[*conditions, *rows], form_kwargs=offered)
    deed_rows = DeedRows(data, prefix=DEEDS, initial=[*deeds, *rows], form_kwargs=offered)
    is_whole = not adds and request.method == "POST" and condition_rows.is_valid() and deed_rows.is_valid()
    if is_whole and form.is_valid():
        saved = made(
            request,
            form,
            lambda: save_rule(
                rule_id=rule.pk if rule else None,
                name=form.cleaned_data["name"],
                definition=typed_definition(form, condition_rows, deed_rows),
                version=form.seen_version if rule else None,
                by=request.actor,
                at=utc_now(),
            ),
            gettext("Saved. Try it on past cases before you switch it on."),
        )
        if saved is not None:
            return redirect("console:rule", saved.pk)
    context = {"rule": rule, "form": form, "conditions": condition_rows, "deeds": deed_rows, "known": known}
    is_wrong = request.method == "POST" and not adds
    return render(request, "console/rules/form.html", context, status=422 if is_wrong else 200)


def _sentence_page(request: StaffRequest, rule: Rule | None) -> HttpResponse:
    words, known = words_of_reader(), directory()
    initial: dict[str, object] = {}
    if rule is not None:
        newest = definition_of(versions_of(request.actor, rule.pk)[0])
        initial = {"name": rule.name, "sentence": write(newest, words, known), "version": rule.version}
    form = SentenceForm(posted(request), initial=initial)
    definition = None
    if request.method == "POST" and form.is_valid():
        try:
            definition = read(form.cleaned_data["sentence"].replace("\r\n", "\n"), words, known)
        except Unreadable as problem:
            form.add_error("sentence", problem_told(problem))
    if definition is not None:
        said = definition
        saved = made(
            request,
            form,
            lambda: save_rule(
                rule_id=rule.pk if rule else None,
                name=form.cleaned_data["name"],
                definition=said,
                version=form.seen_version if rule else None,
                by=request.actor,
                at=utc_now(),
            ),
            gettext("Saved. Try it on past cases before you switch it on."),
        )
        if saved is not None:
            return redirect("console:rule", saved.pk)
    context = {"rule": rule, "form": form, "words": words, "known": known}
    return render(request, "console/rules/sentence.html", context, status=422 if form.errors else 200)
