from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from atiende.identity.events import UserCreated
from atiende.identity.models import Role, RoleAssignment, User
from atiende.identity.rules.names import clean_email, clean_language, clean_name, clean_time_zone
from atiende.identity.safeguards import require_free_email, require_good_password, roles_to_give
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


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


def write_user(user: User, *, password: str | None, roles: Iterable[Role], by: Actor, at: datetime) -> None:
    """Write the rows that make a person, and announce them; whoever calls has permission and tells the audit."""
    user.set_password(password)
    user.created_at = at
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, role=role, assigned_by_id=by.id, assigned_at=at) for role in roles
    )
    emit(UserCreated(user_id=user.pk))
