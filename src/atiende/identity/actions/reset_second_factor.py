from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from atiende.identity.events import SessionsEnded
from atiende.identity.mails import queue_access_mail
from atiende.identity.safeguards import locked_user, require_command_of
from atiende.identity.writing import drop_sessions
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def reset_second_factor(*, user_id: int, by: Actor, at: datetime) -> None:
    """Help a colleague who lost telephone, keys and codes: all second factors go, all sessions end, and they are told.

    Raises NotPermitted (for oneself too), GrantNotHeld and NotFound.
    """
    by.require("people.manage")
    if by.id == user_id:
        raise NotPermitted
    with transaction.atomic():
        user = locked_user(user_id)
        require_command_of(by, user)
        removed, _ = Authenticator.objects.filter(user=user).delete()
        drop_sessions(user.pk)
        record(
            by=by,
            verb="identity.second_factor_reset",
            target_kind="user",
            target_id=user.pk,
            at=at,
            details={"removed": removed},
        )
        emit(SessionsEnded(user_id=user.pk))
        queue_access_mail(
            "second_factor_reset", to=user.email, language=user.language, at=at, context={"by": by.label}
        )
