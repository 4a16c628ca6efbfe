"""Take back an alarm: the mailbox is read again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.events import MailboxRecovered
from atiende.channels.models import MailboxReading
from atiende.channels.queries.mailboxes import GRANT
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def recover_mailbox(*, mailbox_id: int, by: Actor, at: dt.datetime) -> bool:
    """False when no alarm stood. Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        alarmed = MailboxReading.objects.filter(mailbox_id=mailbox_id).exclude(alarmed_at=None)
        if not alarmed.update(alarmed_at=None):
            return False
        record(by=by, verb="channels.mailbox_recovered", target_kind="mailbox", target_id=mailbox_id, at=at)
        emit(MailboxRecovered(mailbox_id=mailbox_id))
        return True
