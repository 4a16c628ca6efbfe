from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext

from atiende.identity.mails import queue_access_mail
from atiende.identity.rules.security_changes import SecurityChange
from atiende.identity.safeguards import locked_user
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.formats import format_datetime


def record_security_change(
    *, user_id: int, change: SecurityChange, place: str, email: str = "", by: Actor, at: datetime
) -> None:
    """Tell the audit, and the person by mail, that the way into their account changed.

    `place` is the network address it was done from; `email` the address to write to when it is not the present one.
    """
    with transaction.atomic():
        user = locked_user(user_id)
        record(by=by, verb=change.verb, target_kind="user", target_id=user_id, at=at)
        with translation.override(user.language), timezone.override(user.time_zone):
            words = {"what": gettext(change.title), "when": format_datetime(at)}
        queue_access_mail(
            "security_change",
            to=email or user.email,
            language=user.language,
            at=at,
            context={**words, "name": user.name, "place": place},
        )
