"""The last step of the set-up: all that was answered becomes the company."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from atiende.console.actions.finish_set_up import MailServerFields, finish_set_up
from atiende.console.actions.request_demonstration import request_demonstration
from atiende.console.errors import DemonstrationIsAsStands
from atiende.console.rules import set_up_steps as steps
from atiende.console.web.forms.set_up import StepForm
from atiende.console.web.set_up_page import Answers, form_for, kept_answers, page_of
from atiende.kernel.clock import utc_now
from atiende.organisation.errors import TEAM_NAME_TAKEN, NameTaken
from atiende.organisation.queries import actor_of
from atiende.organisation.rules.company import CompanyFields
from atiende.platform.refusals import show_on_form

_USUAL_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def finish(request: HttpRequest, form: StepForm) -> HttpResponse:
    """Every step is checked once more as a whole; one that no longer holds is opened again."""
    answers = kept_answers()
    checked = {}
    for earlier in (steps.COMPANY, steps.BRAND, steps.TEAM):
        filled = form_for(earlier, request, answers, data=answers.of(earlier))
        if not filled.is_valid():
            return page_of(request, earlier, answers, filled, status=422)
        checked[earlier] = filled.cleaned_data
    company, brand, team = (checked[earlier] for earlier in (steps.COMPANY, steps.BRAND, steps.TEAM))
    try:
        finish_set_up(
            company=CompanyFields(
                name=company["name"],
                country=company["country"],
                time_zone=company["time_zone"],
                currency=company["currency"],
                language=company["language"],
                public_url="" if settings.BASE_URL else f"{request.scheme}://{request.get_host()}",
            ),
            brand_name=brand["name"],
            form_of_address=brand["form_of_address"],
            brand_colour=brand["colour"],
            team_name=team["name"],
            colleagues=team["colleagues"],
            mail_server=_mail_server(form.cleaned_data),
            by=actor_of(request.user),
            at=utc_now(),
        )
    except NameTaken as refusal:
        return _name_again(request, answers, refusal)
    if form.cleaned_data["demonstration"]:
        with suppress(DemonstrationIsAsStands):  # it may have come with the start
            request_demonstration(wish="load", by=actor_of(request.user), at=utc_now())
    return redirect("console:home")


def _name_again(request: HttpRequest, answers: Answers, refusal: NameTaken) -> HttpResponse:
    """The step whose name something has by now, opened again with the reason beside it."""
    (words,) = refusal.fields.values()
    taken = steps.TEAM if words == TEAM_NAME_TAKEN else steps.BRAND
    filled = form_for(taken, request, answers, data=answers.of(taken))
    show_on_form(NameTaken(fields={"name": words}), filled)
    return page_of(request, taken, answers, filled, status=refusal.http_status)


def _mail_server(typed: dict[str, Any]) -> MailServerFields | None:
    if not typed["host"]:
        return None
    security = typed["security"] or "starttls"
    return MailServerFields(
        host=typed["host"],
        port=typed["port"] or _USUAL_PORTS[security],
        security=security,
        username=typed["username"],
        password=typed["password"],
        from_address=typed["from_address"],
    )
