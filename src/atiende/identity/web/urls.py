"""Addresses below /account/ that are ours; those of sign-in itself are allauth's."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from atiende.identity.web.screens.invitation import invitation
from atiende.identity.web.screens.profile import profile
from atiende.identity.web.screens.security import end_other_sessions, security
from atiende.identity.web.screens.single_sign_on import to_company_account
from atiende.identity.web.screens.tokens import new_token, revoke, tokens
from atiende.identity.web.single_sign_on import PROVIDER_ID

app_name = "identity"
_to_security = RedirectView.as_view(pattern_name="identity:security")

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="identity:profile"), name="home"),
    path("profile/", profile, name="profile"),
    path("security/", security, name="security"),
    path("security/sessions/", end_other_sessions, name="end_sessions"),
    path("tokens/", tokens, name="tokens"),
    path("tokens/new/", new_token, name="new_token"),
    path("tokens/<int:token_id>/revoke/", revoke, name="revoke_token"),
    path("invitation/<str:token>/", invitation, name="invitation"),
    path(f"oidc/{PROVIDER_ID}/login/", to_company_account, name="to_company_account"),
    # One page of ours tells what allauth spreads over these lists.
    path("2fa/", _to_security),
    path("2fa/webauthn/", _to_security),
    path("sessions/", _to_security),
]
