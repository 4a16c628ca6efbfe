"""The forms of legal terms and of public holidays."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.kernel.clock import utc_now
from atiende.regulations.rules.packs import Pack, in_language

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PackFileForm(forms.Form):
    file = forms.FileField(
        label=_("File of the pack"),
        help_text=_("A text file (.toml). It is checked whole before anything changes."),
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )


class AcceptForm(forms.Form):
    version = forms.CharField(widget=forms.HiddenInput, max_length=40)
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("It stays with the acceptance, with date and hour."),
    )


class ReckonForm(forms.Form):
    """A date to try: nothing is kept."""

    rule = forms.ChoiceField(label=_("Term"))
    region = forms.CharField(
        label=_("Region of the customer"),
        max_length=80,
        help_text=_("ISO code, such as ES-MD, CO or ES-CT/Barcelona."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    received = forms.DateTimeField(
        label=_("Received"),
        help_text=_("In the time of the region."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    corrected = forms.DateTimeField(
        label=_("Completed by the customer"),
        required=False,
        help_text=_("If something was missing: the clock starts there."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, *args: Any, pack: Pack, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rule"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.id, in_language(each.label, language)) for each in pack.deadlines]

    def clean_received(self) -> dt.datetime:
        return _local(self.cleaned_data["received"])

    def clean_corrected(self) -> dt.datetime | None:
        found = self.cleaned_data["corrected"]
        return _local(found) if found else None


class CalendarChoiceForm(forms.Form):
    """Whose holidays to look at."""

    region = forms.CharField(
        label=_("Holidays of"),
        max_length=80,
        help_text=_("ISO code, such as ES-MD, CO or ES-CT/Barcelona."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)


class HolidayForm(forms.Form):
    on = forms.DateField(label=_("Day"), widget=_DAY)
    name = forms.CharField(label=_("Name of the holiday"), max_length=120)
    source = forms.CharField(
        label=_("Where it was published"),
        max_length=300,
        help_text=_("Such as the number of the official gazette."),
    )


class RemovalForm(forms.Form):
    on = forms.DateField(label=_("Day"), widget=_DAY)
    to = forms.DateField(
        label=_("Moved to"), widget=_DAY, required=False, help_text=_("Empty: it is no holiday this year.")
    )
    source = forms.CharField(label=_("Where it was published"), max_length=300)


class CompleteForm(forms.Form):
    until = forms.DateField(
        label=_("Checked until"),
        widget=_DAY,
        help_text=_("The last day whose holidays you have compared with what was published."),
    )
    source = forms.CharField(label=_("Where it was published"), max_length=300)


class HolidayFileForm(forms.Form):
    file = forms.FileField(
        label=_("File of holidays"),
        help_text=_("A text file (.toml), for machines without a network. All of it is taken, or nothing."),
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )


def _local(at: dt.datetime) -> dt.datetime:
    """What was typed, without the zone that forms add: the region's own counts."""
    return at.replace(tzinfo=None)


def this_year() -> int:
    return utc_now().year
