"""The company's own accounts, as allauth's provider of OpenID Connect."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.db import transaction
from django.http import HttpRequest

from atiende.identity.actions.admit_from_single_sign_on import admit_from_single_sign_on
from atiende.identity.models import User
from atiende.identity.queries import sign_in_provider
from atiende.identity.rules.domains import is_of_domains
from atiende.identity.rules.sealed import SINGLE_SIGN_ON
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.text import one_line
from atiende.platform.languages.defaults import defaults
from atiende.platform.secrets import unseal

PROVIDER_ID = "company"


class SingleSignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    def list_apps(
        self, request: HttpRequest | None, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        found = sign_in_provider()
        if found is None or provider not in (None, "openid_connect", PROVIDER_ID):
            return []
        if client_id not in (None, found.client_id):
            return []
        secret = unseal(found.sealed_secret, SINGLE_SIGN_ON).decode() if found.sealed_secret else ""
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=PROVIDER_ID,
                name=found.name,
                client_id=found.client_id,
                secret=secret,
                settings={"server_url": found.issuer, "oauth_pkce_enabled": True},
            )
        ]

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """An account that exists is entered by its address, which the provider must have verified, of our domains."""
        found = sign_in_provider()
        return found is not None and is_of_domains(email, found.allowed_domains)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        found = sign_in_provider()
        if found is None or not found.creates_users or not found.allowed_domains:
            return False
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        return any(is_of_domains(email, found.allowed_domains) for email in verified)

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        user: User = sociallogin.user
        user.email = str(data.get("email") or "").strip().lower()
        user.name = one_line(str(data.get("name") or data.get("username") or user.email), limit=150)
        user.language, user.time_zone = defaults().language, defaults().time_zone
        return user

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        user: User = sociallogin.user
        with transaction.atomic():
            user.set_password(None)
            sociallogin.save(request)
            admit_from_single_sign_on(user_id=user.pk, by=SYSTEM, at=utc_now())
        return user
