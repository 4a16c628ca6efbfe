"""A rule as a form: rows of conditions and of deeds, in the words of the reader."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from atiende.automation.rules.checking import Directory
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.automation.rules.phrases import Phrases, phrases_for
from atiende.automation.rules.vocabulary import (
    DEEDS,
    FACTS,
    FIELD,
    TESTS,
    TIME_TRIGGERS,
    TRIGGERS,
    WITH_ONE_VALUE,
    WITHOUT_VALUE,
    fact_of,
)
from atiende.console.web.forms.versions import VersionedForm

GROUPS: Final = (("every", _("All of these")), ("some", _("One of these")), ("never", _("None of these")))
DAYS: Final = (
    ("0", _("Monday")), ("1", _("Tuesday")), ("2", _("Wednesday")), ("3", _("Thursday")), ("4", _("Friday")),
    ("5", _("Saturday")), ("6", _("Sunday")),
)  # fmt: skip
SLOTS: Final = {"{v}": "…", "{w}": "…", "{n}": "…", "{l}": "…"}


def words_of_reader() -> Phrases:
    return phrases_for(get_language() or "es")


class RuleForm(VersionedForm):
    """Name, when, and at which hours."""

    name = forms.CharField(label=_("Name"), max_length=100)
    trigger = forms.ChoiceField(label=_("When"))
    count = forms.IntegerField(label=_("How many"), required=False, min_value=1, max_value=2000)
    unit = forms.ChoiceField(
        label=_("Hours or days"), required=False, choices=(("hours", _("hours")), ("days", _("days")))
    )
    mode = forms.ChoiceField(
        label=_("Hours"),
        required=False,
        choices=(("", _("At any hour")), ("inside", _("Only within")), ("outside", _("Only outside"))),
    )
    days = forms.MultipleChoiceField(
        label=_("Days"), required=False, choices=DAYS, widget=forms.CheckboxSelectMultiple
    )
    start = forms.TimeField(label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    end = forms.TimeField(label=_("Until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = words_of_reader()
        field = self.fields["trigger"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(kind, _slotless(words.triggers[kind])) for kind in TRIGGERS]
        field.widget.attrs["lang"] = words.language

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("trigger") in TIME_TRIGGERS and not cleaned.get("count"):
            self.add_error("count", gettext("Write how many hours or days."))
        if cleaned.get("mode") and not (cleaned.get("days") and cleaned.get("start") and cleaned.get("end")):
            self.add_error("days", gettext("Choose at least one day, and hours from when to when."))
        return cleaned

    def typed_trigger(self) -> Trigger:
        cleaned = self.cleaned_data
        if cleaned["trigger"] not in TIME_TRIGGERS:
            return Trigger(cleaned["trigger"])
        return Trigger(cleaned["trigger"], cleaned["count"], cleaned["unit"] or "hours")

    def typed_hours(self) -> Hours | None:
        cleaned = self.cleaned_data
        if not cleaned["mode"]:
            return None
        days = tuple(sorted(int(day) for day in cleaned["days"]))
        return Hours(cleaned["mode"], days, _minutes(cleaned["start"]), _minutes(cleaned["end"]))


class RowForm(forms.Form):
    """A row that is left empty says nothing."""

    use_required_attribute = False

    def __init__(self, *args: Any, directory: Directory, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.directory = directory

    def known(self, among: str, label: str, field: str) -> str:
        """The key of what is called so; a word of which there is none is told with what there is."""
        names = self.directory.get(among, {})
        wanted = label.casefold()
        for key, name in names.items():
            if wanted in (name.casefold(), key.casefold()):
                return key
        choices = ", ".join(list(names.values())[:20])
        self.add_error(
            field, gettext("There is none of this name. There are: %(choices)s.") % {"choices": choices}
        )
        return ""


class ConditionForm(RowForm):
    group = forms.ChoiceField(label=_("Condition"), choices=GROUPS, required=False)
    fact = forms.ChoiceField(label=_("Of what"), required=False)
    test = forms.ChoiceField(label=_("How"), required=False)
    values = forms.CharField(
        label=_("What"), required=False, max_length=3_000, help_text=_("Several: with a semicolon between.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = words_of_reader()
        fields = [
            (FIELD + key, words.field.replace("{l}", label)) for key, label in self.directory["field"].items()
        ]
        kept = str(self.initial.get("fact", ""))
        facts = [("", "—"), *((name, words.facts[name]) for name in FACTS), *fields]
        if kept and kept not in dict(facts):
            facts.append((kept, kept.removeprefix(FIELD)))
        yes_no = [("yes", gettext("it is so")), ("no", gettext("it is not so"))]
        for name, choices in (("fact", facts), ("test", [*words.tests.items(), *yes_no])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
            field.widget.attrs["lang"] = words.language

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        fact = fact_of(cleaned.get("fact") or "")
        if fact is None:
            return cleaned
        test = cleaned.get("test", "")
        if test not in TESTS[fact.kind]:
            self.add_error("test", gettext("This does not fit here. Choose another."))
            return cleaned
        values = [each.strip() for each in cleaned.get("values", "").split(";") if each.strip()]
        if test in WITHOUT_VALUE:
            values = []
        elif not values:
            self.add_error("values", gettext("Write what it is compared with."))
        elif test in WITH_ONE_VALUE:
            values = values[:1]
        if fact.among:
            values = [self.known(fact.among, each, "values") for each in values]
        cleaned["condition"] = Condition(cleaned["fact"], test, tuple(values))
        return cleaned


class DeedForm(RowForm):
    kind = forms.ChoiceField(label=_("What it does"), required=False)
    value = forms.CharField(
        label=_("Whom or what"),
        required=False,
        max_length=300,
        help_text=_("The person, team, status, priority, tag or field, or how many hours."),
    )
    text = forms.CharField(
        label=_("Text"), required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = words_of_reader()
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "—"), *((kind, _slotless(words.deeds[kind])) for kind in DEEDS)]
        field.widget.attrs["lang"] = words.language

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind", "")
        if not kind:
            return cleaned
        needs = DEEDS[kind]
        value, text = cleaned.get("value", "").strip(), cleaned.get("text", "").strip()
        if needs.has_text and not text:
            self.add_error("text", gettext("Write the text."))
        if needs.among and not value:
            self.add_error("value", gettext("Write whom or what."))
        elif needs.among == "number" and not value.isdecimal():
            self.add_error("value", gettext("Write a number of hours."))
        elif needs.among not in ("", "words", "number"):
            value = self.known(needs.among, value, "value")
        cleaned["deed"] = Deed(kind, value if needs.among else "", text if needs.has_text else "")
        return cleaned


ConditionRows = formset_factory(ConditionForm, extra=0, max_num=40, validate_max=True)
DeedRows = formset_factory(DeedForm, extra=0, max_num=20, validate_max=True)


class SentenceForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    sentence = forms.CharField(
        label=_("The rule, in one sentence"), max_length=60_000, widget=forms.Textarea(attrs={"rows": 8})
    )


def typed_definition(
    form: RuleForm, conditions: BaseFormSet[ConditionForm], deeds: BaseFormSet[DeedForm]
) -> Definition:
    """Of forms that are valid."""
    rows = [row.cleaned_data for row in conditions if row.cleaned_data.get("condition")]
    groups = {
        group: tuple(row["condition"] for row in rows if (row["group"] or "every") == group)
        for group, _word in GROUPS
    }
    done = tuple(row.cleaned_data["deed"] for row in deeds if row.cleaned_data.get("deed"))
    return Definition(
        form.typed_trigger(), groups["every"], groups["some"], groups["never"], done, form.typed_hours()
    )


def initial_of(definition: Definition, directory: Directory) -> tuple[dict[str, Any], list[Any], list[Any]]:
    """What the form, its conditions and its deeds show of a rule."""
    trigger, hours = definition.trigger, definition.hours
    form: dict[str, Any] = {"trigger": trigger.kind, "count": trigger.count or None, "unit": trigger.unit}
    if hours:
        form |= {
            "mode": hours.mode,
            "days": [str(day) for day in hours.days],
            "start": dt.time(hours.start // 60, hours.start % 60),
            "end": dt.time(hours.end // 60 % 24, hours.end % 60),
        }
    conditions = [
        {"group": group, "fact": each.fact, "test": each.test, "values": "; ".join(_labels(each, directory))}
        for group, _word in GROUPS
        for each in getattr(definition, group)
    ]
    deeds = [
        {
            "kind": deed.kind,
            "value": directory.get(DEEDS[deed.kind].among, {}).get(deed.value, deed.value),
            "text": deed.text,
        }
        for deed in definition.deeds
    ]
    return form, conditions, deeds


def _labels(condition: Condition, directory: Directory) -> list[str]:
    fact = fact_of(condition.fact)
    names = directory.get(fact.among, {}) if fact else {}
    return [names.get(value, value) for value in condition.values]


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _slotless(phrase: str) -> str:
    for slot, sign in SLOTS.items():
        phrase = phrase.replace(slot, sign)
    return phrase
