from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import UserCreated
from atiende.identity.models import RoleAssignment
from atiende.identity.queries import sign_in_provider
from atiende.identity.safeguards import locked_user
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def admit_from_single_sign_on(*, user_id: int, by: Actor, at: datetime) -> None:
    """Give who came with the company's account the role configured for newcomers, and announce them.

    Raises NotPermitted when newcomers are not admitted.
    """
    provider = sign_in_provider()
    if provider is None or not provider.creates_users:
        raise NotPermitted
    with transaction.atomic():
        user = locked_user(user_id)
        if provider.role is not None:
            RoleAssignment.objects.create(user=user, role=provider.role, assigned_by_id=by.id, assigned_at=at)
        record(
            by=by,
            verb="identity.user_created",
            target_kind="user",
            target_id=user_id,
            at=at,
            details={"roles": provider.role.code if provider.role else "", "single_sign_on": True},
        )
        emit(UserCreated(user_id=user_id))
