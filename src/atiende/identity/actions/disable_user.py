from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import UserDisabled
from atiende.identity.safeguards import (
    lock_administrators,
    locked_user,
    require_an_administrator,
    require_command_of,
)
from atiende.identity.writing import drop_sessions
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def disable_user(*, user_id: int, by: Actor, at: datetime) -> None:
    """Shut a person out at once: sessions end, tokens are revoked.

    Raises NotPermitted, GrantNotHeld, LastAdministrator and NotFound.
    """
    by.require("people.manage")
    with transaction.atomic():
        lock_administrators()
        user = locked_user(user_id)
        require_command_of(by, user)
        if not user.is_active:
            return
        user.is_active = False
        user.save(update_fields=["is_active"])
        require_an_administrator()
        tokens = user.api_tokens.filter(revoked_at=None).update(revoked_at=at)
        sessions = drop_sessions(user.pk)
        record(
            by=by,
            verb="identity.user_disabled",
            target_kind="user",
            target_id=user.pk,
            fields=["is_active"],
            at=at,
            details={"sessions": sessions, "tokens": tokens},
        )
        emit(UserDisabled(user_id=user.pk))
