"""One refusal, four shapes: page, toast, problem document, sentence; and the audit hears of each."""

from __future__ import annotations

import json

import pytest
from django import forms
from django.test import RequestFactory

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotPermitted, Refusal, TooManyAttempts
from atiende.platform.refusals import problem_document, sentence, show_on_form
from atiende.platform.refusals.middleware import RefusalMiddleware, shown


class NameTaken(InvalidInput):
    code = "name_taken"
    message = "%(name)s is taken."


def ask(**headers: str):
    return RequestFactory().get("/desk/", headers=headers)


def test_a_page_says_what_is_missing_and_whom_to_ask():
    page = shown(ask(), NotPermitted(missing="audit.read"))
    assert page.status_code == 403
    assert b"audit.read" in page.content
    assert b"administra" in page.content


def test_htmx_gets_a_toast_and_changes_nothing():
    answer = shown(ask(**{"HX-Request": "true"}), Conflict())
    assert answer.status_code == 409
    assert answer["HX-Reswap"] == "none"
    assert json.loads(answer["HX-Trigger"])["toast"]["kind"] == "danger"


def test_programs_get_a_problem_document():
    answer = shown(ask(accept="application/json"), TooManyAttempts(retry_after_seconds=30))
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Retry-After"] == "30"
    assert json.loads(answer.content)["code"] == "too_many_attempts"


def test_the_members_of_a_problem_document():
    told = problem_document(NameTaken(name="Nova", fields={"name": "%(name)s is taken."}))
    assert (told["status"], told["code"]) == (422, "name_taken")
    assert told["detail"] == "Nova is taken."
    assert told["fields"] == {"name": "Nova is taken."}


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_sentence_in_either_language(language):
    said = sentence(NotPermitted(), language)
    assert ("permission" in said) is (language == "en")


def test_hostile_words_are_escaped_on_the_page():
    page = shown(ask(), NameTaken(name="<script>alert(1)</script>"))
    assert b"<script>alert(1)" not in page.content


def test_a_form_keeps_the_text_and_shows_the_refusal():
    class Form(forms.Form):
        name = forms.CharField()

    form = Form({"name": "Nova"})
    assert form.is_valid()
    show_on_form(NameTaken(name="Nova", fields={"name": "%(name)s is taken."}), form)
    assert form.errors["name"] == ["Nova is taken."]
    assert form["name"].value() == "Nova"


def test_a_refusal_without_a_field_of_the_form_stands_on_top():
    form = forms.Form({})
    show_on_form(NameTaken(name="Nova", fields={"elsewhere": "No."}), form)
    assert form.non_field_errors() == ["Nova is taken."]


def test_the_audit_hears_of_it(db):
    from atiende.platform.models import AuditEntry

    request = ask()
    request.actor = Actor(id=7, label="Inés")
    request.resolver_match = None
    RefusalMiddleware(lambda _: None).process_exception(request, NotPermitted(missing="audit.read"))
    entry = AuditEntry.objects.get(outcome="refused")
    assert (entry.actor_id, entry.details["missing"]) == (7, "audit.read")


def test_other_exceptions_go_on():
    assert RefusalMiddleware(lambda _: None).process_exception(ask(), ValueError()) is None
    assert issubclass(NotPermitted, Refusal)
