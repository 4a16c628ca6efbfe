"""The forms of what is known of a customer beyond their name: profile, consents, notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from atiende.customers.rules.notes import LIMIT
from atiende.customers.rules.own_fields import FieldKind, OwnField
from atiende.customers.rules.profile import Profile
from atiende.desk.web.consents_shown import PURPOSES, WAYS
from atiende.desk.web.profile_shown import CHANNELS, FORMS_OF_ADDRESS, GENDERS, answer_of, written_of
from atiende.kernel.clock import utc_now

_NONE: Final = ("", "—")
_OWN: Final = "own_"


class ProfileForm(forms.Form):
    """`version` is what the person saw; 0 while nothing is known. The company's own fields follow, in its order."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    preferred_channel = forms.ChoiceField(
        label=_("Preferred channel"), required=False, choices=[_NONE, *CHANNELS.items()]
    )
    form_of_address = forms.ChoiceField(
        label=_("Form of address"),
        required=False,
        choices=[_NONE, *FORMS_OF_ADDRESS.items()],
        help_text=_("How they want to be spoken to, whatever the brand does."),
    )
    hours_from = forms.TimeField(
        label=_("Can be reached from"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    hours_to = forms.TimeField(
        label=_("until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    born_on = forms.DateField(
        label=_("Born on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    gender = forms.ChoiceField(label=_("Gender"), required=False, choices=[_NONE, *GENDERS.items()])
    city = forms.CharField(label=_("City"), required=False, max_length=80)
    region = forms.CharField(label=_("Region"), required=False, max_length=80)
    country = forms.CharField(
        label=_("Country"), required=False, max_length=2, help_text=_("Two letters, such as ES, MX or AR.")
    )

    def __init__(
        self, *args: Any, asked: Sequence[OwnField], present: Profile, version: int, **kwargs: Any
    ) -> None:
        known: dict[str, Any] = {
            name: getattr(present, name) for name in self.base_fields if name != "version"
        }
        known |= {f"{_OWN}{each.key}": written_of(present.own_fields.get(each.key)) for each in asked}
        kwargs["initial"] = {**known, "version": version}
        super().__init__(*args, **kwargs)
        self._asked = asked
        for each in asked:
            self.fields[f"{_OWN}{each.key}"] = _control(each, present.own_fields.get(each.key))

    @property
    def own(self) -> list[forms.BoundField]:
        """The controls of the company's own fields."""
        return [self[f"{_OWN}{each.key}"] for each in self._asked]

    def typed(self) -> Profile:
        data = self.cleaned_data
        plain = {name: data[name] for name in self.base_fields if name != "version"}
        answers = {each.key: answer_of(each, data.get(f"{_OWN}{each.key}")) for each in self._asked}
        return Profile(**plain, own_fields=answers)


class ConsentForm(forms.Form):
    purpose = forms.ChoiceField(label=_("They agree to"), choices=list(PURPOSES.items()))
    how = forms.ChoiceField(label=_("How they said it"), choices=list(WAYS.items()))
    given_at = forms.DateField(
        label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    proof = forms.CharField(
        label=_("Where it can be looked up"),
        max_length=300,
        help_text=_("The number of a case or a call, the name of a form, where the paper lies."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def instant(self) -> dt.datetime:
        """Now for today, else noon of that day where the reader is."""
        day: dt.date = self.cleaned_data["given_at"]
        now = timezone.localtime(utc_now())
        return now if day == now.date() else dt.datetime.combine(day, dt.time(12), now.tzinfo)


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note for colleagues"),
        max_length=LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Customers never see it."),
    )
    is_pinned = forms.BooleanField(label=_("Keep it above the others"), required=False)


def _control(field: OwnField, present: object) -> forms.Field:
    shared: dict[str, Any] = {"label": field.label, "required": False, "help_text": field.hint}
    if field.kind == FieldKind.CHOICES:
        kept = (
            [str(each) for each in present if each not in field.options] if isinstance(present, list) else []
        )
        options = [(each, each) for each in (*field.options, *kept)]
        return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **shared)
    if field.kind == FieldKind.CHOICE:
        kept = [str(present)] if present and present not in field.options else []
        return forms.ChoiceField(
            choices=[_NONE, *((each, each) for each in (*field.options, *kept))], **shared
        )
    if field.kind == FieldKind.YES_NO:
        return forms.ChoiceField(choices=[_NONE, ("yes", _("Yes")), ("no", _("No"))], **shared)
    if field.kind == FieldKind.LONG_TEXT:
        return forms.CharField(max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}), **shared)
    widget = forms.TextInput(
        attrs={"type": "date"}
        if field.kind == FieldKind.DATE
        else {"inputmode": "decimal"}
        if field.kind == FieldKind.NUMBER
        else {"autocomplete": "off"}
    )
    return forms.CharField(max_length=300, widget=widget, **shared)
