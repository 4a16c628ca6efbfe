"""Addresses below /account/ that are ours; those of sign-in itself are allauth's."""

from __future__ import annotations

from django.urls import path, re_path
from django.views.generic import RedirectView

from atiende.identity.web.passkeys import leave_unreadable_aside
from atiende.identity.web.screens import access_changes
from atiende.identity.web.screens.invitation import invitation
from atiende.identity.web.screens.profile import profile
from atiende.identity.web.screens.security import end_other_sessions, second_step, security
from atiende.identity.web.screens.single_sign_on import to_company_account
from atiende.identity.web.screens.tokens import new_token, revoke, tokens
from atiende.identity.web.single_sign_on import PROVIDER_ID

app_name = "identity"
leave_unreadable_aside()  # here, because only who serves pages needs allauth's passkeys
_to_security = RedirectView.as_view(pattern_name="identity:security")

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="identity:profile"), name="home"),
    path("profile/", profile, name="profile"),
    path("security/", security, name="security"),
    path("second-step/", second_step, name="second_step"),
    path("security/sessions/", end_other_sessions, name="end_sessions"),
    path("tokens/", tokens, name="tokens"),
    path("tokens/new/", new_token, name="new_token"),
    path("tokens/<int:token_id>/revoke/", revoke, name="revoke_token"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path(f"oidc/{PROVIDER_ID}/login/", to_company_account, name="to_company_account"),
    # allauth's own addresses, answered by its views in a transaction of ours.
    path("2fa/totp/activate/", access_changes.activate_app, name="activate_app"),
    path("2fa/totp/deactivate/", access_changes.remove_app, name="remove_app"),
    path("2fa/recovery-codes/generate/", access_changes.make_recovery_codes, name="make_recovery_codes"),
    path("2fa/webauthn/add/", access_changes.add_passkey, name="add_passkey"),
    path("2fa/webauthn/keys/<int:pk>/remove/", access_changes.remove_passkey, name="remove_passkey"),
    path("password/change/", access_changes.change_password, name="change_password"),
    path("password/set/", access_changes.set_password, name="set_password"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        access_changes.choose_new_password,
        name="choose_new_password",
    ),
    path("email/", access_changes.change_address, name="change_address"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", access_changes.confirm_address, name="confirm_address"),
    # One page of ours tells what allauth spreads over these lists.
    path("2fa/", _to_security),
    path("2fa/webauthn/", _to_security),
    path("sessions/", _to_security),
]
