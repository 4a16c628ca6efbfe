"""Rows that more than one verb writes. Whoever calls has permission and tells the audit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession

from atiende.identity.events import UserCreated
from atiende.identity.models import Role, RoleAssignment, User
from atiende.kernel.actors import Actor
from atiende.platform.outbox import emit


def write_user(user: User, *, password: str | None, roles: Iterable[Role], by: Actor, at: datetime) -> None:
    """Write the rows that make a person, and announce them."""
    user.set_password(password)
    user.created_at = at
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, role=role, assigned_by_id=by.id, assigned_at=at) for role in roles
    )
    emit(UserCreated(user_id=user.pk))


def drop_sessions(user_id: int, *, only_id: int | None = None, keep_key: str = "") -> int:
    """Delete sessions and say how many."""
    sessions = UserSession.objects.filter(user_id=user_id).exclude(session_key=keep_key)
    if only_id is not None:
        sessions = sessions.filter(pk=only_id)
    ended = list(sessions)
    for session in ended:
        session.end()
    return len(ended)
