"""The forms of a working calendar: its week as hours in words, and a special day."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.console.rules.countries import time_zones
from atiende.console.web.forms.versions import VersionedForm
from atiende.organisation.rules.calendar import NEVER_OPENS, CalendarFields, SpecialDayFields
from atiende.organisation.rules.hours import Week, blocks_of_pairs, hours_text, spans_of, week_of
from atiende.platform.holidays import known_regions

DAYS: Final = tuple(f"day_{number}" for number in range(7))
_HOURS: Final = {"autocomplete": "off", "spellcheck": "false", "class": "hours"}
_NOT_HOURS: Final = _("Write hours such as 9:00-14:00, 16:00-19:00; nothing when closed.")


class CalendarForm(VersionedForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Its hours are those of the clocks there.")
    )
    region = forms.CharField(
        label=_("Holidays of"),
        max_length=80,
        required=False,
        help_text=_("Country, region or town, such as ES, ES-CT or ES-CT/Barcelona. Empty: no holidays."),
        widget=forms.TextInput(attrs={"list": "regions", "autocomplete": "off", "spellcheck": "false"}),
    )
    complete_until = forms.DateField(
        label=_("Complete until"),
        required=False,
        help_text=_(
            "The last day whose holidays and special days you have entered. Dates reckoned beyond it are provisional. "
            "Empty: as far as the holidays are known."
        ),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["time_zone"]
        assert isinstance(field, forms.ChoiceField)
        kept, zones = self.initial.get("time_zone"), list(time_zones())
        field.choices = zones if not kept or kept in dict(zones) else [(kept, kept), *zones]
        for number, name in enumerate(DAYS):
            self.fields[name] = forms.CharField(
                label=str(WEEKDAYS[number]).capitalize(),
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs=_HOURS | {"placeholder": gettext("Closed")}),
            )

    @property
    def days(self) -> list[forms.BoundField]:
        return [self[name] for name in DAYS]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self.week: Week = ((),) * 7
        try:
            self.week = week_of([data.get(name, "") for name in DAYS])
        except ValueError as error:
            self.add_error(DAYS[int(error.args[0])], str(_NOT_HOURS))
        else:
            if not any(self.week):
                self.add_error(DAYS[0], gettext(NEVER_OPENS))
        return data

    def typed(self) -> CalendarFields:
        data = self.cleaned_data
        return CalendarFields(
            name=data["name"],
            time_zone=data["time_zone"],
            week=self.week,
            region=data["region"],
            complete_until=data["complete_until"],
        )


class SpecialDayForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    name = forms.CharField(label=_("Name of the day"), max_length=100)
    hours = forms.CharField(
        label=_("Hours"),
        required=False,
        max_length=200,
        help_text=_("Empty: closed all day."),
        widget=forms.TextInput(attrs=_HOURS),
    )

    def clean_hours(self) -> Any:
        try:
            spans = spans_of(self.cleaned_data["hours"])
            return blocks_of_pairs(spans)
        except ValueError as error:
            raise forms.ValidationError(_NOT_HOURS) from error

    def typed(self) -> SpecialDayFields:
        data = self.cleaned_data
        return SpecialDayFields(data["day"], data["name"], data["hours"])


def regions() -> list[tuple[str, str]]:
    """(code, name) of the places whose holidays are known."""
    return [(region.code, region.name) for region in known_regions()]


def initial_of(fields: CalendarFields, version: int) -> dict[str, Any]:
    """A calendar as the form shows it."""
    return {
        "name": fields.name,
        "time_zone": fields.time_zone,
        "region": fields.region,
        "complete_until": fields.complete_until,
        "version": version,
        **{name: hours_text(day) for name, day in zip(DAYS, fields.week, strict=True)},
    }
