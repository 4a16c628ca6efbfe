"""The set-up: five short steps that can be left and taken up again."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from atiende.console.actions.create_first_administrator import create_first_administrator
from atiende.console.rules import set_up_steps as steps
from atiende.console.rules.countries import habits_of
from atiende.console.web.forms.set_up import StepForm
from atiende.console.web.screens.set_up_finish import finish
from atiende.console.web.set_up_access import holder_of, may_set_up, show_key
from atiende.console.web.set_up_guard import ask_for_key, held_elsewhere, only_for_who_sets_up
from atiende.console.web.set_up_page import Answers, form_for, kept_answers, page_of
from atiende.identity.actions.record_sign_in import record_sign_in
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.organisation.actions.keep_set_up_answers import SetUpElsewhere, keep_set_up_answers
from atiende.organisation.queries import is_set_up, set_up_progress
from atiende.platform.refusals import show_on_form

_YEAR_SECONDS = 365 * 24 * 3600


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Takes the key from the address, where `up` printed it, and leads to the step that is next."""
    if "key" in request.GET and not is_set_up():
        if not show_key(request, request.GET["key"]):
            return ask_for_key(request, gettext("This is not the set-up key."))
        return redirect("setup:start")
    return _to_next_step(request)


@only_for_who_sets_up
def _to_next_step(request: HttpRequest) -> HttpResponse:
    return redirect("setup:step", step=steps.first_open(kept_answers().done))


@require_POST
def key(request: HttpRequest) -> HttpResponse:
    if is_set_up() or show_key(request, request.POST.get("key", "")):
        return redirect("setup:start")
    return ask_for_key(request, gettext("This is not the set-up key."))


@require_POST
def take_over(request: HttpRequest) -> HttpResponse:
    """Go on in this browser with what was begun in another; only until the first administrator exists."""
    progress = set_up_progress()
    if is_set_up() or progress is None or progress.administrator_id is not None:
        return redirect("setup:start")
    if not may_set_up(request):
        return ask_for_key(request)
    keep_set_up_answers(holder=holder_of(request), takes_over=True, at=utc_now())
    return redirect("setup:start")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@only_for_who_sets_up
def step(request: HttpRequest, step: str) -> HttpResponse:
    answers = kept_answers()
    if step not in steps.STEPS:
        return HttpResponseNotFound()
    if not steps.may_open(step, answers.done):
        return redirect("setup:step", step=steps.first_open(answers.done))
    if request.method != "POST":
        return page_of(request, step, answers, form_for(step, request, answers))
    try:
        return _sent(request, step, answers)
    except SetUpElsewhere:
        return held_elsewhere(request)


def _sent(request: HttpRequest, step: str, answers: Answers) -> HttpResponse:
    form = form_for(step, request, answers, data=request.POST)
    wanted = request.POST.get("go", "next")
    if wanted.startswith("language:"):
        return _switch_language(request, step, form, wanted.removeprefix("language:"))
    if wanted == "back":
        _keep(request, step, form, is_done=step in answers.done and form.is_valid())
        return redirect("setup:step", step=steps.before(step, answers.done) or step)
    if not form.is_valid():
        return page_of(request, step, answers, form, status=422)
    try:
        return _accept(request, step, form)
    except SetUpElsewhere:
        raise
    except Refusal as refusal:
        show_on_form(refusal, form)
        return page_of(request, step, kept_answers(), form, status=refusal.http_status)


def _accept(request: HttpRequest, step: str, form: StepForm) -> HttpResponse:
    if step == steps.FINISH:
        return finish(request, form)
    if step == steps.ADMINISTRATOR:
        _create_administrator(request, form)
    else:
        _keep(request, step, form, is_done=True)
    return redirect("setup:step", step=steps.after(step, kept_answers().done))


def _create_administrator(request: HttpRequest, form: StepForm) -> None:
    if kept_answers().administrator_id is not None:
        return  # sent twice: the guard has made sure that this person is the first administrator
    company = kept_answers().of(steps.COMPANY)
    user: Any = create_first_administrator(  # identity's own class, which is private to it
        name=form.cleaned_data["name"],
        email=form.cleaned_data["email"],
        password=form.cleaned_data["password"],
        language=translation.get_language() or settings.LANGUAGE_CODE,
        time_zone=habits_of(company["country"]).time_zone
        if not company.get("time_zone")
        else company["time_zone"],
        holder=holder_of(request),
        at=utc_now(),
    )
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)
    record_sign_in(
        method="password", has_second_factor=False, by=Actor(id=user.pk, label=user.name), at=utc_now()
    )


def _switch_language(request: HttpRequest, step: str, form: StepForm, language: str) -> HttpResponse:
    """The same page in the other language with all that was typed; a password is shown again, never kept."""
    if language not in dict(settings.LANGUAGES):
        language = settings.LANGUAGE_CODE
    typed = {name: str(request.POST.get(name, ""))[:5000] for name in form.fields}
    if step == steps.COMPANY:
        typed["language"] = language
    with translation.override(language):
        request.LANGUAGE_CODE = language
        again = form_for(step, request, kept_answers(), initial=typed, keeps_password=True)
        response = page_of(request, step, kept_answers(), again)
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR_SECONDS, samesite="Lax", secure=is_secure
    )
    return response


def _keep(request: HttpRequest, step: str, form: StepForm, *, is_done: bool) -> None:
    typed: dict[str, str | bool] = {**form.typed(), "is_done": is_done}
    keep_set_up_answers(step=step, answers=typed, holder=holder_of(request), at=utc_now())
