from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import SessionsEnded
from atiende.identity.safeguards import locked_user, require_command_of
from atiende.identity.writing import drop_sessions
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def end_sessions(
    *, user_id: int, by: Actor, at: datetime, only_id: int | None = None, keep_key: str = ""
) -> int:
    """End a person's sessions: all, one, or all but the one that asks. Returns how many were ended.

    Raises NotPermitted, GrantNotHeld and NotFound.
    """
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        ended = drop_sessions(user_id, only_id=only_id, keep_key=keep_key)
        if ended:
            record(
                by=by,
                verb="identity.sessions_ended",
                target_kind="user",
                target_id=user_id,
                at=at,
                details={"count": ended},
            )
            emit(SessionsEnded(user_id=user_id))
    return ended
