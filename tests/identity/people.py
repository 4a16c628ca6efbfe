"""People for the stories: by role, and as the actor that organisation would make of them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from atiende.identity.actions.create_user import create_user
from atiende.identity.models import User
from atiende.identity.queries import grants_of
from atiende.kernel.actors import SYSTEM, Actor

NOW: Final = dt.datetime(2026, 11, 20, 10, 42, tzinfo=dt.UTC)
PASSWORD: Final = "nueve gatos cantan"


def person(
    email: str, *roles: str, name: str = "", password: str | None = None, language: str = "es"
) -> User:
    return create_user(
        email=email,
        name=name or email.partition("@")[0].title(),
        password=password,
        role_codes=roles or ("agent",),
        language=language,
        by=SYSTEM,
        at=NOW,
    )


def acting(user: User) -> Actor:
    return Actor(id=user.pk, label=user.name, grants=grants_of(user.pk))
