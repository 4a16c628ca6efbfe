from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import UserEnabled
from atiende.identity.safeguards import locked_user, require_command_of
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def enable_user(*, user_id: int, by: Actor, at: datetime) -> None:
    """Let a disabled person in again, with their roles; ended sessions and revoked tokens stay so.

    Raises NotPermitted, GrantNotHeld and NotFound.
    """
    by.require("people.manage")
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        if user.is_active:
            return
        user.is_active = True
        user.save(update_fields=["is_active"])
        record(
            by=by,
            verb="identity.user_enabled",
            target_kind="user",
            target_id=user.pk,
            fields=["is_active"],
            at=at,
        )
        emit(UserEnabled(user_id=user.pk))
