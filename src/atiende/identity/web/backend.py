"""Who is signed in, read for every page together with what their roles allow: in one statement."""

from __future__ import annotations

from functools import cache
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection

from atiende.identity.models import User
from atiende.identity.rules.grants import ALL_GRANTS


class SignInBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: Any) -> User | None:
        """The person with `held_grants`; None when unknown or disabled."""
        with connection.cursor() as cursor:
            cursor.execute(_statement(), [user_id])
            row = cursor.fetchone()
        if row is None:
            return None
        *values, grants = row
        user = User.from_db(connection.alias, _columns(), values)
        user.held_grants = frozenset(grants) & ALL_GRANTS
        return user if self.user_can_authenticate(user) else None


@cache
def _columns() -> list[str]:
    return [field.attname for field in User._meta.concrete_fields]


@cache
def _statement() -> str:
    """The columns are the model's own: no text of anybody stands in it."""
    columns = ", ".join(f"person.{name}" for name in _columns())
    return f"""
        SELECT {columns}, ARRAY(
            SELECT unnest(role.grants) FROM identity_roleassignment held
            JOIN identity_role role ON role.id = held.role_id WHERE held.user_id = person.id)
        FROM identity_user person WHERE person.id = %s
    """  # noqa: S608
