"""Changes of the way into an account: allauth's views, each in one transaction with its audit entry and its mail."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account_views
from allauth.account.adapter import get_adapter
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, deactivate_totp
from allauth.mfa.webauthn.views import add_webauthn, remove_webauthn
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from atiende.identity.actions.record_security_change import record_security_change
from atiende.identity.rules.security_changes import RECOVERY_CODES_MADE, SECURITY_CHANGES, TOTP_ACTIVATED
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            _tell(self.request, TOTP_ACTIVATED)
        return response


class MakeRecoveryCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().form_valid(form)
            _tell(self.request, RECOVERY_CODES_MADE)
        return response


def _tell(request: HttpRequest, notice: str) -> None:
    """allauth would tell of these two after the commit; see `AccountAdapter.send_notification_mail`."""
    user: Any = request.user
    record_security_change(
        user_id=user.pk,
        change=SECURITY_CHANGES[notice],
        place=get_adapter(request).get_client_ip(request),
        by=Actor(id=user.pk, label=user.name),
        at=utc_now(),
    )


activate_app = ActivateApp.as_view()
make_recovery_codes = MakeRecoveryCodes.as_view()
# These tell at once; within a transaction their entry stands or falls with the change.
remove_app = transaction.atomic(deactivate_totp)
add_passkey = transaction.atomic(add_webauthn)
remove_passkey = transaction.atomic(remove_webauthn)
change_password = transaction.atomic(account_views.password_change)
set_password = transaction.atomic(account_views.password_set)
choose_new_password = transaction.atomic(account_views.password_reset_from_key)
change_address = transaction.atomic(account_views.email)
confirm_address = transaction.atomic(account_views.confirm_email)
