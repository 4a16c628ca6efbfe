"""allauth's forms in the house's words: sign-in, reset, new passwords."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from atiende.identity.jobs import mail_password_reset
from atiende.identity.queries import user_id_of_email
from atiende.identity.rules.passwords import MAX_LENGTH, MAX_NEW_LENGTH
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import defer

KEPT_FOR = dt.timedelta(days=7)
_HINT = _("At least 12 characters. A few words in a row are easy to remember and hard to guess.")


def _plain(form: forms.Form) -> None:
    """No placeholders (labels say it) and no password that is longer than what we take."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
        if isinstance(field.widget, forms.PasswordInput):
            field.widget.attrs["maxlength"] = MAX_LENGTH
            field.help_text = ""


class LoginForm(allauth_forms.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["login"].label = _("Work email")
        self.fields["login"].widget.attrs |= {"autocomplete": "username webauthn", "inputmode": "email"}
        self.fields["remember"].label = _("Keep me signed in on this device for 7 days")

    def clean_password(self) -> str:
        # Cut, not refused: what is longer than any password of ours must cost and answer as a wrong one does.
        return str(self.cleaned_data["password"])[: MAX_LENGTH + 1]

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        response: HttpResponse = super().login(request, redirect_url)
        request.session.set_expiry(utc_now() + KEPT_FOR if self.cleaned_data["remember"] else None)
        return response


class ResetPasswordForm(allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["email"].label = _("Work email")

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Leave the mail to a job: known and unknown addresses are answered in the same time."""
        email = str(self.cleaned_data["email"])
        with transaction.atomic():
            defer(mail_password_reset, user_id=user_id_of_email(email))
        return email


class ResetPasswordKeyForm(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        _new_password(self, "password1", _("New password"))


class ChangePasswordForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["oldpassword"].label = _("Current password")
        _new_password(self, "password1", _("New password"))


class SetPasswordForm(allauth_forms.SetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        _new_password(self, "password1", _("New password"))


class ReauthenticateForm(allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self)
        self.fields["password"].label = _("Password")


def _new_password(form: forms.Form, name: str, label: Any) -> None:
    """Asked once: it can be shown while it is typed, and a mistake is mended by a reset."""
    form.fields.pop("password2", None)
    form.fields[name].label = label
    form.fields[name].help_text = _HINT
    form.fields[name].widget.attrs["maxlength"] = MAX_NEW_LENGTH
