from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from atiende.identity.models import User
from atiende.identity.rules.names import clean_email, clean_language, clean_name, clean_time_zone
from atiende.identity.safeguards import require_free_email, require_good_password, roles_to_give
from atiende.identity.writing import write_user
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def create_user(
    *,
    email: str,
    name: str,
    password: str | None,
    role_codes: Iterable[str],
    language: str = "es",
    time_zone: str = "Europe/Madrid",
    by: Actor,
    at: datetime,
) -> User:
    """Create a person who may sign in; without password they come by single sign-on or by a reset.

    Raises NotPermitted, GrantNotHeld, EmailTaken and InvalidInput.
    """
    by.require("people.manage")
    user = User(
        email=clean_email(email),
        name=clean_name(name),
        language=clean_language(language),
        time_zone=clean_time_zone(time_zone),
    )
    if password is not None:
        require_good_password(password, user)
    with transaction.atomic():
        roles = roles_to_give(by, role_codes)
        require_free_email(user.email)
        write_user(user, password=password, roles=roles, by=by, at=at)
        record(
            by=by,
            verb="identity.user_created",
            target_kind="user",
            target_id=user.pk,
            at=at,
            details={"roles": ",".join(sorted(role.code for role in roles))},
        )
    return user
