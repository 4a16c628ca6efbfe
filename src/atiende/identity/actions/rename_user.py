from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import UserRenamed
from atiende.identity.rules.names import clean_name
from atiende.identity.safeguards import locked_user, require_command_of
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def rename_user(*, user_id: int, name: str, by: Actor, at: datetime) -> None:
    """Change how a person is called. Raises NotPermitted, GrantNotHeld, InvalidInput and NotFound."""
    name = clean_name(name)
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        if user.name == name:
            return
        user.name = name
        user.save(update_fields=["name"])
        record(
            by=by,
            verb="identity.user_renamed",
            target_kind="user",
            target_id=user.pk,
            fields=["name"],
            at=at,
        )
        emit(UserRenamed(user_id=user.pk))
