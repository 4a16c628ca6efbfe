"""Where allauth asks how this house does things."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from atiende.identity.actions.record_refused_sign_in import record_refused_sign_in
from atiende.identity.actions.record_security_change import record_security_change
from atiende.identity.actions.record_sign_in import record_sign_in
from atiende.identity.jobs import mail_warning_of_attempts
from atiende.identity.mails import queue_access_mail
from atiende.identity.models import User
from atiende.identity.queries import public_address
from atiende.identity.rules.attempts import WARNED_ONCE_IN_MINUTES
from atiende.identity.rules.digests import digest_of
from atiende.identity.rules.sealed import SECOND_FACTOR
from atiende.identity.rules.security_changes import OTHER_CHANGE, SECURITY_CHANGES, TOLD_WITH_THE_CHANGE
from atiende.identity.sessions import SINCE
from atiende.identity.web.origins import relying_party
from atiende.identity.web.waiting import too_many_attempts, waits_until
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import defer
from atiende.platform.secrets import seal, unseal

_METHODS = {"password": "password", "socialaccount": "single_sign_on", "password_reset": "password_reset"}


_WAIT = _("Too many attempts. Wait 15 minutes and try again.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("Address or password are not right."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_code": _("The code is not right, or it is no longer valid."),
        "email_taken": _("Choose another address."),
        "same_as_current": _("This is the present one already."),
        "too_many_login_attempts": _WAIT,
        "rate_limited": _WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # people come by invitation, by an administrator's hand or by the company's accounts

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # Without the site's name: it comes from the Host header, and who varies that must not start a new count.
        return str(credentials.get("email", "")).strip().lower()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            email = self._get_login_attempts_cache_key(request, **credentials)
            _note_locked(email)
            raise too_many_attempts(waits_until(request, email)) from error

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        email = self._get_login_attempts_cache_key(request, **credentials)
        record_refused_sign_in(email=email, reason="wrong_password", at=utc_now())

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        kinds = [record["method"] for record in get_authentication_records(request, user)]
        first = kinds[0] if kinds else "password"
        record_sign_in(
            method="passkey" if first == "mfa" else _METHODS.get(first, first),
            has_second_factor=first != "mfa" and "mfa" in kinds,
            by=Actor(id=user.pk, label=user.name),
            at=utc_now(),
        )
        request.session[SINCE] = int(utc_now().timestamp())
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Only the link that proves a new address: resets leave as a job, and strangers are never written to."""
        if template_prefix != "account/email/email_confirmation":
            return
        link = reverse("account_confirm_email", args=[context["key"]])
        queue_access_mail(
            "confirm_email",
            to=email,
            language=context["user"].language,
            at=utc_now(),
            context={"link": public_address(link)},
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        if template_prefix in TOLD_WITH_THE_CHANGE:
            return
        record_security_change(
            user_id=user.pk,
            change=SECURITY_CHANGES.get(template_prefix, OTHER_CHANGE),
            place=self.get_client_ip(self.request),
            email=email or "",
            by=Actor(id=user.pk, label=user.name),
            at=utc_now(),
        )


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right, or it is no longer valid."),
        "unverified_email": _("Confirm your address first."),
    }

    def get_totp_issuer(self) -> str:
        return "Atiende"

    def _get_site_name(self) -> str:
        return "Atiende"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return relying_party()

    def encrypt(self, text: str) -> str:
        return seal(text, SECOND_FACTOR)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text, SECOND_FACTOR).decode()


def _note_locked(email: str) -> None:
    """Once an hour for each address: an entry in the audit and, when somebody has it, a mail to them.

    Known and unknown addresses take the same steps, so that the time does not tell them apart.
    """
    key = f"identity:warned:{digest_of(email)}"
    if not cache.add(key, True, WARNED_ONCE_IN_MINUTES * 60):
        return
    with transaction.atomic():
        user_id = record_refused_sign_in(email=email, reason="too_many_attempts", at=utc_now())
        defer(mail_warning_of_attempts, user_id=user_id)
