"""A service policy as a form: of which cases, how much time for what, and what happens when it runs out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.versions import VersionedForm
from atiende.customers.queries import find_by_identifier
from atiende.service_levels.rules.durations import seconds_of, written
from atiende.service_levels.rules.kinds import CAUSE_LABELS, CHOSEN_CAUSES, PROMISED, Cause, ClockKind
from atiende.service_levels.rules.policy import (
    ALWAYS,
    COMPANY,
    FIELD,
    WRONG_ESCALATION,
    WRONG_STEPS,
    WRONG_TARGET,
    Definition,
    Escalation,
)
from atiende.service_levels.rules.sentence import Names

CHOSEN: Final = ("brand", "team", "channel", "priority", "category")
LABELS: Final = {
    ClockKind.FIRST_ANSWER: _("First answer within"),
    ClockKind.NEXT_ANSWER: _("Every further answer within"),
    ClockKind.RESOLUTION: _("Resolution within"),
    ClockKind.UPDATE: _("News to the customer every"),
    ClockKind.TEAM: _("Time with one team"),
}
DEED_LABELS: Final = {
    "tell_assignee": _("Tell whoever has the case"),
    "tell_team": _("Tell a team (the case's own if none is chosen)"),
    "tell_person": _("Tell a person"),
    "note": _("Write a note"),
    "priority": _("Raise the priority to"),
    "team": _("Hand it to a team"),
    "assign": _("Assign it to a person"),
}
_KIND_OF_VALUE: Final = {
    "tell_team": "team",
    "team": "team",
    "tell_person": "agent",
    "assign": "agent",
    "priority": "priority",
}


class PolicyForm(VersionedForm):
    """Conditions that are left empty ask nothing."""

    name = forms.CharField(label=_("Name"), max_length=100)
    brand = forms.MultipleChoiceField(label=_("Brand"), required=False, widget=forms.CheckboxSelectMultiple)
    team = forms.MultipleChoiceField(label=_("Team"), required=False, widget=forms.CheckboxSelectMultiple)
    channel = forms.MultipleChoiceField(
        label=_("Channel"), required=False, widget=forms.CheckboxSelectMultiple
    )
    priority = forms.MultipleChoiceField(
        label=_("Priority"), required=False, widget=forms.CheckboxSelectMultiple
    )
    category = forms.MultipleChoiceField(
        label=_("Category, with those below it"), required=False, widget=forms.CheckboxSelectMultiple
    )
    product = forms.CharField(
        label=_("Products"),
        required=False,
        max_length=5_000,
        help_text=_("Their codes, with a comma between."),
    )
    customer = forms.CharField(
        label=_("Customers and companies"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One a line: a mail address, or the number at the end of the address of the customer's page."
        ),
    )
    fields_of_customer = forms.CharField(
        label=_("Contract, tier and other fields of the customer"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "One a line, as in “contract = Gold”. The key of the field stands on its page of the settings."
        ),
    )
    first_answer = forms.CharField(label=LABELS[ClockKind.FIRST_ANSWER], required=False, max_length=20)
    next_answer = forms.CharField(label=LABELS[ClockKind.NEXT_ANSWER], required=False, max_length=20)
    resolution = forms.CharField(label=LABELS[ClockKind.RESOLUTION], required=False, max_length=20)
    update = forms.CharField(label=LABELS[ClockKind.UPDATE], required=False, max_length=20)
    team_time = forms.CharField(label=LABELS[ClockKind.TEAM], required=False, max_length=20)
    promise = forms.CharField(
        label=_("What the customer is told: resolution within"),
        required=False,
        max_length=20,
        help_text=_("A date of its own, beside the target. Only a person moves it afterwards."),
    )
    calendar = forms.ChoiceField(label=_("Hours that count"), required=False)
    pauses = forms.MultipleChoiceField(
        label=_("Resolution, news and time with a team stand still while"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    steps = forms.CharField(
        label=_("Warnings at"),
        required=False,
        max_length=60,
        help_text=_("Per cent of the time, with a comma between: 50, 75, 90. Whoever has the case is told."),
    )

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact in CHOSEN:
            self._offer(fact, names.get(fact, {}).items())
        self._offer("pauses", [(cause.value, gettext(CAUSE_LABELS[cause])) for cause in CHOSEN_CAUSES])
        hours = [
            (COMPANY, gettext("Those of the team, else the brand, else the company")),
            (ALWAYS, gettext("Around the clock")),
        ]
        self._offer("calendar", [*hours, *names.get("calendar", {}).items()])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in (*map(_field_of, PROMISED), "promise"):
            if cleaned.get(name) and seconds_of(cleaned[name]) is None:
                self.add_error(name, gettext(WRONG_TARGET))
        return cleaned

    def clean_steps(self) -> tuple[int, ...]:
        found = [part.strip(" %") for part in self.cleaned_data["steps"].split(",") if part.strip()]
        if not all(part.isascii() and part.isdecimal() and len(part) < 4 for part in found):
            raise ValidationError(gettext(WRONG_STEPS))
        return tuple(sorted({int(part) for part in found}))

    def clean_customer(self) -> tuple[str, ...]:
        return tuple(
            _customer(line.strip()) for line in self.cleaned_data["customer"].splitlines() if line.strip()
        )

    def clean_fields_of_customer(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for line in self.cleaned_data["fields_of_customer"].splitlines():
            key, sign, value = (part.strip() for part in line.partition("="))
            if not line.strip():
                continue
            if not (key and sign and value):
                raise ValidationError(
                    gettext("Write a field, “=” and what it says: “%(line)s”.") % {"line": line}
                )
            found[FIELD + key] = (*found.get(FIELD + key, ()), value)
        return found

    def typed(self, escalations: Iterable[Escalation]) -> Definition:
        data = self.cleaned_data
        products = tuple(code.strip() for code in data["product"].split(",") if code.strip())
        conditions = {fact: tuple(data[fact]) for fact in CHOSEN}
        conditions |= {"product": products, "customer": data["customer"], **data["fields_of_customer"]}
        targets = {kind: seconds_of(data[_field_of(kind)]) for kind in PROMISED}
        promise = seconds_of(data["promise"])
        return Definition(
            conditions={fact: values for fact, values in conditions.items() if values},
            targets={kind: seconds for kind, seconds in targets.items() if seconds is not None},
            promises={ClockKind.RESOLUTION: promise} if promise is not None else {},
            calendar=data["calendar"],
            pauses=frozenset(Cause(cause) for cause in data["pauses"]),
            steps=data["steps"],
            escalations=tuple(escalations),
        )

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """What was chosen before stays to be seen, also when it is there no more."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        offered = list(choices)
        kept = self.initial.get(name)
        present = {key for key, _label in offered}
        missing = [value for value in kept if value not in present] if isinstance(kept, list) else []
        field.choices = [
            *offered,
            *((value, gettext("gone (%(key)s)") % {"key": value}) for value in missing),
        ]


class EscalationForm(forms.Form):
    """A row that is left empty says nothing."""

    use_required_attribute = False
    step = forms.IntegerField(label=_("At per cent"), required=False, min_value=1, max_value=400)
    kind = forms.ChoiceField(label=_("Of"), required=False)
    deed = forms.ChoiceField(label=_("What is done"), required=False)
    value = forms.ChoiceField(label=_("Whom, or to what"), required=False)
    text = forms.CharField(label=_("Words of the note"), required=False, max_length=500)

    def __init__(self, *args: Any, names: Names, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = (
            ("agent", gettext("People")),
            ("team", gettext("Teams")),
            ("priority", gettext("Priorities")),
        )
        values: list[tuple[str, Any]] = [("", "—")]
        for kind, label in groups:
            named = [(f"{kind}:{key}", name) for key, name in names.get(kind, {}).items()]
            values += [(label, named)] if named else []
        kinds = [("", gettext("any of them")), *((kind.value, str(LABELS[kind])) for kind in PROMISED)]
        deeds = [("", "—"), *((key, str(label)) for key, label in DEED_LABELS.items())]
        for name, choices in (("value", values), ("kind", kinds), ("deed", deeds)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        deed = cleaned.get("deed")
        if not deed:
            return cleaned
        wanted = _KIND_OF_VALUE.get(deed, "")
        kind, _sign, key = (cleaned.get("value") or "").partition(":")
        is_right = kind == wanted and key if wanted else True
        if deed == "tell_team" and not key:
            is_right = True
        if deed == "note":
            is_right = bool(cleaned.get("text", "").strip())
        if not is_right or not cleaned.get("step"):
            self.add_error("deed", gettext(WRONG_ESCALATION))
        return cleaned

    def typed(self) -> Escalation | None:
        data = self.cleaned_data
        if not data.get("deed"):
            return None
        value = data["text"] if data["deed"] == "note" else data["value"].partition(":")[2]
        kind = ClockKind(data["kind"]) if data["kind"] else None
        return Escalation(data["step"], data["deed"], value if data["deed"] != "tell_assignee" else "", kind)


EscalationRows = formset_factory(EscalationForm, extra=0, max_num=12, absolute_max=20)


def escalations_typed(rows: BaseFormSet[EscalationForm]) -> list[Escalation]:
    """Of forms that are valid."""
    return [found for row in rows if (found := row.typed()) is not None]


def initial_of(definition: Definition) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the form and its rows show of a policy."""
    own: Mapping[str, tuple[str, ...]] = {
        fact.removeprefix(FIELD): values
        for fact, values in definition.conditions.items()
        if fact.startswith(FIELD)
    }
    promise = definition.promises.get(ClockKind.RESOLUTION)
    shown: dict[str, Any] = {
        **{fact: list(definition.conditions.get(fact, ())) for fact in CHOSEN},
        "product": ", ".join(definition.conditions.get("product", ())),
        "customer": "\n".join(definition.conditions.get("customer", ())),
        "fields_of_customer": "\n".join(
            f"{key} = {value}" for key, values in own.items() for value in values
        ),
        **{_field_of(kind): written(seconds) for kind, seconds in definition.targets.items()},
        "promise": written(promise) if promise is not None else "",
        "calendar": definition.calendar,
        "pauses": [cause.value for cause in definition.pauses],
        "steps": ", ".join(map(str, definition.steps)),
    }
    return shown, [_row(each) for each in definition.escalations]


def _row(each: Escalation) -> dict[str, Any]:
    kind = _KIND_OF_VALUE.get(each.deed, "")
    return {
        "step": each.step,
        "kind": each.kind.value if each.kind else "",
        "deed": each.deed,
        "value": f"{kind}:{each.value}" if kind and each.value else "",
        "text": each.value if each.deed == "note" else "",
    }


def _field_of(kind: ClockKind) -> str:
    return "team_time" if kind == ClockKind.TEAM else kind.value


def _customer(line: str) -> str:
    """Raises ValidationError for nobody we know."""
    number = line.removeprefix("#")
    if number.isascii() and number.isdecimal() and len(number) < 19:
        return str(int(number))
    found = find_by_identifier("email", line)
    if found is None:
        raise ValidationError(gettext("Nobody is known by “%(line)s”.") % {"line": line})
    return str(found)
