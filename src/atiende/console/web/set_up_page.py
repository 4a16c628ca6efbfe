"""What a page of the set-up shows: its form with what was typed before, and the list of steps beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy

from atiende.console.rules import set_up_steps as steps
from atiende.console.rules.countries import country_names, country_of_language_tag, habits_of
from atiende.console.web.connection import connection_of
from atiende.console.web.forms.set_up import (
    AdministratorForm,
    BrandForm,
    CompanyForm,
    FinishForm,
    StepForm,
    TeamForm,
)
from atiende.kernel.text import one_line
from atiende.organisation.queries import set_up_progress
from atiende.organisation.rules.form_of_address import usual_in

_LABELS: dict[str, Promise] = {
    steps.COMPANY: gettext_lazy("Company"),
    steps.ADMINISTRATOR: gettext_lazy("First administrator"),
    steps.BRAND: gettext_lazy("Brand"),
    steps.TEAM: gettext_lazy("Team"),
    steps.FINISH: gettext_lazy("Summary and mail"),
}
_HINTS: dict[str, Promise] = {
    steps.COMPANY: gettext_lazy("Name, country and language"),
    steps.ADMINISTRATOR: gettext_lazy("Your account"),
    steps.BRAND: gettext_lazy("Name, form of address and colour"),
    steps.TEAM: gettext_lazy("Who will answer"),
    steps.FINISH: gettext_lazy("Mail may wait"),
}
_FORMS: dict[str, type[StepForm]] = {
    steps.ADMINISTRATOR: AdministratorForm,
    steps.BRAND: BrandForm,
    steps.TEAM: TeamForm,
    steps.FINISH: FinishForm,
}


@dataclass(frozen=True)
class Answers:
    """What was typed so far, by step, and which steps were accepted."""

    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    administrator_id: int | None = None

    @property
    def done(self) -> frozenset[str]:
        accepted = {step for step, typed in self.values.items() if typed.get("is_done")}
        administrator = {steps.ADMINISTRATOR} if self.administrator_id is not None else set()
        return frozenset((accepted - {steps.ADMINISTRATOR}) | administrator)

    def of(self, step: str) -> dict[str, str]:
        return {name: str(value) for name, value in self.values.get(step, {}).items() if name != "is_done"}


@dataclass(frozen=True)
class StepMark:
    name: str
    number: int
    label: str | Promise
    hint: str | Promise
    is_done: bool
    is_current: bool


def kept_answers() -> Answers:
    progress = set_up_progress()
    return Answers() if progress is None else Answers(progress.answers, progress.administrator_id)


def form_for(
    step: str,
    request: HttpRequest,
    answers: Answers,
    *,
    data: Mapping[str, Any] | None = None,
    initial: Mapping[str, str] | None = None,
    keeps_password: bool = False,
) -> StepForm:
    """The step's form: filled with `data` when it was sent, else with what was typed before, else with proposals."""
    values = {**_proposals(step, request, answers), **(initial if initial is not None else answers.of(step))}
    if step == steps.COMPANY:
        return CompanyForm(data, initial=values, page_language=get_language() or settings.LANGUAGE_CODE)
    if step == steps.ADMINISTRATOR:
        return AdministratorForm(data, initial=values, keeps_password=keeps_password)
    return _FORMS[step](data, initial=values)


def page_of(
    request: HttpRequest, step: str, answers: Answers, form: StepForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "step": step,
        "number": steps.STEPS.index(step) + 1,
        "total": len(steps.STEPS),
        "marks": _marks(step, answers),
        "previous": steps.before(step, answers.done),
        "form": form,
        "answers": answers,
        "connection": connection_of(request),
        "summary": _summary(answers) if step == steps.FINISH else None,
        "country_habits": _habits() if step == steps.COMPANY else None,
    }
    return render(request, f"console/setup/{step}.html", context, status=status)


def _proposals(step: str, request: HttpRequest, answers: Answers) -> dict[str, str]:
    company = answers.of(steps.COMPANY)
    if step == steps.COMPANY:
        country = country_of_language_tag(request.headers.get("Accept-Language", ""))
        return {"country": country, "language": (get_language() or "es")[:2]}
    if step == steps.BRAND:
        address = usual_in(company.get("country", ""))
        return {"name": company.get("name", ""), "form_of_address": address.value, "colour": "#0b6e69"}
    if step == steps.TEAM:
        return {"name": "Atención al cliente" if company.get("language") != "en" else "Customer care"}
    return {}


def _marks(current: str, answers: Answers) -> list[StepMark]:
    return [
        StepMark(
            step,
            number,
            _LABELS[step],
            one_line(answers.of(step).get("name", "")) or _HINTS[step],
            step in answers.done,
            step == current,
        )
        for number, step in enumerate(steps.STEPS, start=1)
    ]


def _summary(answers: Answers) -> dict[str, object]:
    company = answers.of(steps.COMPANY)
    names = dict(sum(country_names(get_language() or "es"), ()))
    return {
        "company": {**company, "country_name": names.get(company.get("country", ""), "")},
        "administrator": answers.of(steps.ADMINISTRATOR),
        "brand": answers.of(steps.BRAND),
        "team": answers.of(steps.TEAM),
        "invited": _addresses_in(answers.of(steps.TEAM).get("colleagues", "")),
    }


def _addresses_in(typed: str) -> int:
    return len(set(typed.lower().replace(",", " ").replace(";", " ").split()))


def _habits() -> dict[str, dict[str, str]]:
    spanish, others = country_names("en")
    return {
        code: {"language": h.language, "time_zone": h.time_zone, "currency": h.currency}
        for code, _ in (*spanish, *others)
        for h in (habits_of(code),)
    }
