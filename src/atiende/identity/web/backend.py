"""Who is signed in, as Django asks when the session did not bring the person along."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from atiende.identity.models import User
from atiende.identity.queries.signed_in import person_of_id


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: Any) -> User | None:
        """The person with `held_grants`; None when unknown or disabled."""
        user = person_of_id(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None
