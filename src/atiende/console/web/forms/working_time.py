"""The forms of shifts, absences, skills and capacity."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.web.forms.calendars import DAYS
from atiende.console.web.forms.versions import VersionedForm
from atiende.organisation.queries import channel_weights, list_skills, shift_patterns, usual_limits
from atiende.organisation.rules.capacity import CHANNELS
from atiende.organisation.rules.hours import spans_of
from atiende.organisation.rules.roster import PATTERN_EMPTY, PatternFields
from atiende.organisation.rules.skills import SkillFields

CHANNEL_WORDS: Final = {
    "mail": _("Mail"),
    "portal": _("Portal"),
    "chat": _("Chat"),
    "messaging": _("Messaging"),
    "phone": _("Telephone"),
    "social": _("Social networks"),
}
LEVEL_WORDS: Final = {
    1: _("1 · Beginning"),
    2: _("2 · With help"),
    3: _("3 · Alone"),
    4: _("4 · Very well"),
    5: _("5 · Teaches others"),
}
ABSENCE_WORDS: Final = {
    "holiday": _("Holiday leave"),
    "sick": _("Illness"),
    "training": _("Training"),
    "other": _("Something else"),
}
NOT_HOURS: Final = _("Write hours such as 9:00-14:00, 16:00-19:00.")


def _date(label: Any, *, is_required: bool = True, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=is_required, help_text=help_text, widget=widget)


class PatternForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "off", "spellcheck": "false", "placeholder": gettext("Free")}
        for number, name in enumerate(DAYS):
            self.fields[name] = forms.CharField(
                label=str(WEEKDAYS[number]).capitalize(),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs=attributes),
            )

    @property
    def days(self) -> list[forms.BoundField]:
        return [self[name] for name in DAYS]

    def typed(self) -> PatternFields:
        return PatternFields(self.cleaned_data["name"], self.week)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        week = []
        for name in DAYS:
            try:
                week.append(tuple(spans_of(data.get(name, ""))))
            except ValueError:
                self.add_error(name, str(NOT_HOURS))
        self.week = tuple(week)
        if not self.errors and not any(self.week):
            self.add_error(DAYS[0], gettext(PATTERN_EMPTY))
        return data


class PlanForm(forms.Form):
    """A person by a pattern, for some weeks."""

    agent = forms.TypedChoiceField(label=_("Person"), coerce=int)
    pattern = forms.TypedChoiceField(label=_("Shift pattern"), coerce=int)
    first_on = _date(_("From the week of"))
    weeks = forms.IntegerField(label=_("Weeks"), min_value=1, max_value=26, initial=4)

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].choices = people  # type: ignore[attr-defined]
        patterns = [(row.pk, row.name) for row in shift_patterns()]
        self.fields["pattern"].choices = patterns  # type: ignore[attr-defined]


class ShiftForm(forms.Form):
    agent = forms.TypedChoiceField(label=_("Person"), coerce=int)
    day = _date(_("Day"))
    hours = forms.CharField(
        label=_("Hours"),
        max_length=200,
        help_text=_("In the time zone of the person. 22:00-6:00 ends on the next day."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].choices = people  # type: ignore[attr-defined]

    def clean_hours(self) -> Any:
        try:
            spans = spans_of(self.cleaned_data["hours"])
        except ValueError as error:
            raise forms.ValidationError(NOT_HOURS) from error
        if not spans:
            raise forms.ValidationError(NOT_HOURS)
        return spans


class RosterFileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("Up to 5 MB. Any common encoding and separator."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
    )


class AbsenceForm(forms.Form):
    kind = forms.ChoiceField(label=_("Why"), choices=list(ABSENCE_WORDS.items()))
    first_on = _date(_("First day"))
    last_on = _date(_("Last day"))


class SkillForm(VersionedForm):
    """Kind and code are chosen once."""

    name = forms.CharField(label=_("Name"), max_length=80)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("skill", _("Skill")), ("language", _("Language"))],
        widget=forms.RadioSelect,
        initial="skill",
    )
    key = forms.CharField(
        label=_("Code"),
        max_length=40,
        required=False,
        help_text=_("Of a language: es, en, pt-BR. Of a skill it is made of the name when empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            del self.fields["kind"], self.fields["key"]

    def typed(self) -> SkillFields:
        data = self.cleaned_data
        return SkillFields(data["name"], data.get("kind", "skill"), data.get("key", ""))


class GiveSkillForm(forms.Form):
    skill = forms.TypedChoiceField(label=_("Skill"), coerce=int)
    level = forms.TypedChoiceField(label=_("Level"), coerce=int, choices=list(LEVEL_WORDS.items()), initial=3)
    expires_on = _date(_("Counts until"), is_required=False, help_text=_("Empty: for good."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = [(row.pk, row.name) for row in list_skills()]  # type: ignore[attr-defined]


class CapacityForm(forms.Form):
    """What one person carries: units in all, and for each channel whether and how many."""

    units = forms.DecimalField(
        label=_("Units at once"),
        max_digits=6,
        decimal_places=2,
        help_text=_("A case takes as many as its channel weighs."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for channel in CHANNELS:
            label = CHANNEL_WORDS[channel]
            self.fields[f"{channel}_on"] = forms.BooleanField(label=label, required=False)
            self.fields[f"{channel}_most"] = _most(label)

    @property
    def lines(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        return [(CHANNEL_WORDS[each], self[f"{each}_on"], self[f"{each}_most"]) for each in CHANNELS]

    def channels(self) -> dict[str, tuple[bool, int | None]]:
        data = self.cleaned_data
        return {each: (data[f"{each}_on"], data[f"{each}_most"]) for each in CHANNELS}


class WeightsForm(forms.Form):
    """What a case of each channel weighs in this company."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept, usual = channel_weights(), usual_limits()
        for channel in CHANNELS:
            row = kept.get(channel)
            self.fields[f"{channel}_weight"] = forms.DecimalField(
                label=CHANNEL_WORDS[channel],
                max_digits=6,
                decimal_places=2,
                min_value=Decimal("0.01"),
                initial=usual[channel].weight,
            )
            self.fields[f"{channel}_most"] = _most(CHANNEL_WORDS[channel])
            self.fields[f"{channel}_most"].initial = row.most if row else None

    @property
    def lines(self) -> list[tuple[Any, forms.BoundField, forms.BoundField]]:
        return [(CHANNEL_WORDS[each], self[f"{each}_weight"], self[f"{each}_most"]) for each in CHANNELS]

    def changed(self) -> list[tuple[str, Decimal, int | None]]:
        """Channel, weight and most of those in which something was typed anew."""
        data = self.cleaned_data
        return [
            (each, data[f"{each}_weight"], data[f"{each}_most"])
            for each in CHANNELS
            if {f"{each}_weight", f"{each}_most"} & set(self.changed_data)
        ]


def _most(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=1000,
        widget=forms.NumberInput(attrs={"placeholder": gettext("No limit")}),
    )
