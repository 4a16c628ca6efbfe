from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from atiende.identity.errors import UserInUse
from atiende.identity.events import UserRemoved
from atiende.identity.safeguards import (
    is_administrator,
    lock_administrators,
    locked_user,
    require_an_administrator,
    require_command_of,
)
from atiende.identity.writing import drop_sessions
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def remove_user(*, user_id: int, by: Actor, at: datetime) -> None:
    """Delete a person with sessions, tokens and second factors; only the number stays, in the audit.

    Raises NotPermitted, GrantNotHeld, LastAdministrator, UserInUse and NotFound.
    """
    by.require("people.manage")
    with transaction.atomic():
        lock_administrators()
        user = locked_user(user_id)
        require_command_of(by, user)
        drop_sessions(user.pk)
        was_administrator = is_administrator(user)
        try:
            user.delete()
        except (ProtectedError, RestrictedError) as error:
            raise UserInUse from error
        if was_administrator:
            require_an_administrator()
        record(by=by, verb="identity.user_removed", target_kind="user", target_id=user_id, at=at)
        emit(UserRemoved(user_id=user_id))
