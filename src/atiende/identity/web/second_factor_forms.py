"""allauth's forms of the second factor: refusals are told to the audit, codes are typed with figures."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.utils.translation import gettext_lazy as _

from atiende.identity.actions.record_refused_sign_in import record_refused_sign_in
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.text import one_line


def _code(form: forms.Form, label: Any) -> None:
    form.fields["code"].label = label
    form.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "spellcheck": "false"}


class AuthenticateForm(base_forms.AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code of your app, or a recovery code"))

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        _note_refused(self.user)


class ReauthenticateForm(base_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code of your app, or a recovery code"))

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        super()._emit_authentication_failed(authenticator)
        _note_refused(self.user)


class ActivateTOTPForm(totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("Code that the app shows"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddPasskeyForm(webauthn_forms.AddWebAuthnForm):  # type: ignore[misc]
    """Always a passkey: found by the device without an address, and opened by finger, face or PIN."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name"),
            max_length=100,
            required=False,
            help_text=_("So that you know it again, for instance “Work phone”."),
        )
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.initial["passwordless"] = "on"

    def clean_name(self) -> str:
        self.cleaned_data["name"] = one_line(self.cleaned_data.get("name") or "", limit=100)
        return str(super().clean_name())


def _note_refused(user: Any) -> None:
    by = Actor(id=user.pk, label=user.name)
    record_refused_sign_in(email=user.email, reason="wrong_second_factor", by=by, at=utc_now())
