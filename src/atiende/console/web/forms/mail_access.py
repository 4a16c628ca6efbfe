"""The servers behind a mailbox as forms. A password is never shown again: an empty field keeps it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from atiende.channels.rules.mail_providers import ProviderFields
from atiende.channels.rules.mailbox import AccessFields
from atiende.console.web.forms.mailboxes import PLAIN
from atiende.kernel.refusals import Refusal

SECURITIES = [
    ("tls", _("TLS from the start")),
    ("starttls", _("STARTTLS")),
    ("none", _("None (only inside your own network)")),
]
COLUMNS = ("host", "port", "security", "username")


class AccessForm(forms.Form):
    """One direction. `is_wanted`: whether a server is named at all."""

    host = forms.CharField(label=_("Server"), max_length=253, widget=forms.TextInput(attrs=PLAIN))
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535)
    security = forms.ChoiceField(label=_("Encryption"), choices=SECURITIES)
    username = forms.CharField(
        label=_("User name"), required=False, max_length=255, widget=forms.TextInput(attrs=PLAIN)
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=True),
    )

    def __init__(
        self, *args: Any, kept: Any, has_token: bool, is_optional: bool = False, **kwargs: Any
    ) -> None:
        if kept is not None:
            kwargs["initial"] = {name: getattr(kept, name) for name in COLUMNS}
        super().__init__(*args, **kwargs)
        self._has_token = has_token
        if is_optional:
            self.fields["host"].required = self.fields["port"].required = False
        if has_token:
            del self.fields["password"]
        elif kept is not None and kept.sealed_password:
            self.fields["password"].help_text = _("There is one. Empty: it stays.")

    @property
    def is_wanted(self) -> bool:
        return bool(self.cleaned_data["host"].strip())

    def typed(self) -> AccessFields:
        data = self.cleaned_data
        return AccessFields(
            host=data["host"],
            port=data["port"] or 0,
            security=data["security"],
            method="xoauth2" if self._has_token else "password",
            username=data["username"],
            password=data.get("password") or None,
        )


class ProviderForm(forms.Form):
    client_id = forms.CharField(label=_("Client id"), max_length=255, widget=forms.TextInput(attrs=PLAIN))
    client_secret = forms.CharField(
        label=_("Client secret"),
        required=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    secret_expires_on = forms.DateField(
        label=_("The secret ends on"),
        required=False,
        help_text=_("We tell you two weeks before. Empty: it does not end."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, kept: Any, **kwargs: Any) -> None:
        if kept is not None:
            kwargs["initial"] = {name: getattr(kept, name) for name in ("client_id", "secret_expires_on")}
        super().__init__(*args, **kwargs)
        if kept is not None and kept.sealed_client_secret:
            self.fields["client_secret"].help_text = _("There is one. Empty: it stays.")

    def typed(self, provider: str) -> ProviderFields:
        data = self.cleaned_data
        expires: dt.date | None = data["secret_expires_on"]
        return ProviderFields(
            provider=provider,
            client_id=data["client_id"],
            client_secret=data["client_secret"] or None,
            secret_expires_on=expires,
        )


def add_access_refusal(forms_by_prefix: dict[str, AccessForm], refusal: Refusal) -> None:
    """A refusal of `incoming.host` and the like, beside the field of that direction."""
    known = False
    for name, text in refusal.fields.items():
        prefix, _dot, field = name.rpartition(".")
        form = forms_by_prefix.get(prefix)
        if form is not None and field in form.fields:
            form.add_error(field, gettext(text))
            known = True
    if not known:
        next(iter(forms_by_prefix.values())).add_error(None, gettext(refusal.message) % refusal.params)
