"""Fetch and send nothing for a mailbox until somebody resumes."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.events import MailboxPaused
from atiende.channels.models import Mailbox, MailboxPause
from atiende.channels.queries.mailboxes import GRANT, get_mailbox_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def pause_mailbox(*, mailbox_id: int, by: Actor, at: dt.datetime) -> Mailbox:
    """Pausing it again changes nothing. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id, is_locked=True)
        _pause, is_new = MailboxPause.objects.get_or_create(
            mailbox=mailbox,
            defaults={"paused_at": at, "paused_by_id": by.id, "paused_by_label": by.label[:150]},
        )
        if is_new:
            record(by=by, verb="channels.mailbox_paused", target_kind="mailbox", target_id=mailbox.pk, at=at)
            emit(MailboxPaused(mailbox_id=mailbox.pk, paused_by=by.id))
        return get_mailbox_for(by, mailbox_id)
