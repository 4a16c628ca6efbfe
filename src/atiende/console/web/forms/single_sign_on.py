"""The company's account system as a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class SingleSignOnForm(forms.Form):
    name = forms.CharField(
        label=_("Name on the button"), max_length=100, help_text=_("“Sign in with …”: your company's name.")
    )
    issuer = forms.CharField(
        label=_("Address of the issuer"),
        max_length=500,
        help_text=_("Such as https://login.example.com/realms/care"),
        widget=forms.URLInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
    )
    client_id = forms.CharField(label=_("Client ID"), max_length=255)
    secret = forms.CharField(
        label=_("Client secret"),
        required=False,
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    allowed_domains = forms.CharField(
        label=_("Domains of the company"),
        required=False,
        max_length=2000,
        help_text=_("Separated by commas: only their addresses are let in."),
    )
    creates_users = forms.BooleanField(label=_("Create people at their first sign-in"), required=False)
    role = forms.ChoiceField(label=_("Role of those people"), required=False)
    is_enabled = forms.BooleanField(label=_("Offer it at sign-in"), required=False, initial=True)

    def __init__(self, *args: Any, kept: Any = None, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = _initial_of(kept)
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [("", gettext("Choose…")), *roles]
        if kept is not None and kept.sealed_secret:
            self.fields["secret"].help_text = _("Stored and encrypted. Leave it empty to keep it.")

    def clean_allowed_domains(self) -> list[str]:
        return [
            d.strip() for d in self.cleaned_data["allowed_domains"].replace("\n", ",").split(",") if d.strip()
        ]


def _initial_of(kept: Any) -> dict[str, Any]:
    if kept is None:
        return {}
    names = ("name", "issuer", "client_id", "creates_users", "is_enabled")
    return {
        **{name: getattr(kept, name) for name in names},
        "allowed_domains": ", ".join(kept.allowed_domains),
        "role": kept.role.code if kept.role else "",
    }
