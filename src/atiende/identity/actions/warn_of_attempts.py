from __future__ import annotations

from datetime import datetime

from django.db import transaction

from atiende.identity.mails import queue_access_mail
from atiende.identity.rules.attempts import LOCKED_MINUTES
from atiende.identity.safeguards import locked_user
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def warn_of_attempts(*, user_id: int, by: Actor, at: datetime) -> None:
    """Tell a person that somebody tried too many passwords with their address. Raises NotFound."""
    with transaction.atomic():
        user = locked_user(user_id)
        queue_access_mail(
            "too_many_attempts",
            to=user.email,
            language=user.language,
            at=at,
            context={"minutes": LOCKED_MINUTES},
        )
        record(by=by, verb="identity.warned_of_attempts", target_kind="user", target_id=user.pk, at=at)
