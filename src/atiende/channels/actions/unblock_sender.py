"""Let a sender who was blocked write to us again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.events import SenderUnblocked
from atiende.channels.models import BlockedSender
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def unblock_sender(*, blocked_sender_id: int, by: Actor, at: dt.datetime) -> None:
    """What was put aside meanwhile stays there, where a person can still make cases of it.

    Raises NotPermitted and NotFound.
    """
    by.require("settings.manage")
    with transaction.atomic():
        row = BlockedSender.objects.select_for_update().filter(pk=blocked_sender_id).first()
        if row is None:
            raise NotFound
        details = {"mails": row.mails}
        row.delete()
        record(
            by=by,
            verb="channels.sender_unblocked",
            target_kind="blocked_sender",
            target_id=blocked_sender_id,
            at=at,
            details=details,
        )
        emit(SenderUnblocked(blocked_sender_id=blocked_sender_id, by=by.id))
