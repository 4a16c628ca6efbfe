from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.events import UserSignedIn
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def record_sign_in(*, method: str, has_second_factor: bool, by: Actor, at: datetime) -> None:
    """Tell that a person came in; `method` is password, passkey, single_sign_on or password_reset."""
    with transaction.atomic():
        record(
            by=by,
            verb="identity.signed_in",
            target_kind="user",
            target_id=by.id,
            at=at,
            details={"method": method, "second_factor": has_second_factor},
        )
        emit(UserSignedIn(user_id=by.id, method=method, has_second_factor=has_second_factor))
