"""What is typed on the account's own pages."""

from __future__ import annotations

import zoneinfo
from functools import cache

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.identity.rules.passwords import MAX_NEW_LENGTH
from atiende.identity.rules.scopes import SCOPES
from atiende.kernel.refusals import Refusal


def show_refusal(form: forms.Form, refusal: Refusal) -> None:
    """Put what an action refused beside the fields that it names, or above the form."""
    for field, message in refusal.fields.items():
        form.add_error(field if field in form.fields else None, gettext(message))
    if not refusal.fields:
        form.add_error(None, gettext(refusal.message) % refusal.params)


class AcceptInvitationForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=MAX_NEW_LENGTH,
        help_text=_("At least 12 characters. A few words in a row are easy to remember and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class ProfileForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["time_zone"].choices = _zones()  # type: ignore[attr-defined]


@cache
def _zones() -> tuple[tuple[str, str], ...]:
    """Looked up once: asking for them reads several folders of the machine."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name or name == "UTC")
    return tuple((name, name.replace("_", " ")) for name in names)


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What it is for"), max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=list(SCOPES.items()), widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("Valid for"),
        coerce=int,
        initial="365",
        choices=[
            ("30", _("30 days")),
            ("90", _("90 days")),
            ("365", _("One year")),
            ("0", _("Until it is revoked")),
        ],
    )
    networks = forms.CharField(
        label=_("Only from"),
        required=False,
        max_length=1200,
        help_text=_(
            "Addresses or networks of the program, such as 203.0.113.7 or 2001:db8::/32, with commas between "
            "them. Empty: from anywhere."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        labels = [(code, f"{gettext(label)} ({code})") for code, label in SCOPES.items()]
        self.fields["scopes"].choices = labels  # type: ignore[attr-defined]
