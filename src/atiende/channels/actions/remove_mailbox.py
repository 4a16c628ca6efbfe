"""Remove a mailbox that never held mail."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailboxHoldsMail
from atiende.channels.events import MailboxRemoved
from atiende.channels.models import OutgoingMail, RawMail
from atiende.channels.queries.mailboxes import GRANT, get_mailbox_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def remove_mailbox(*, mailbox_id: int, by: Actor, at: dt.datetime) -> None:
    """Nothing is touched on its servers. Raises NotPermitted, NotFound and MailboxHoldsMail."""
    by.require(GRANT)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id, is_locked=True)
        if any(rows.objects.filter(mailbox=mailbox).exists() for rows in (RawMail, OutgoingMail)):
            raise MailboxHoldsMail
        mailbox.delete()
        record(by=by, verb="channels.mailbox_removed", target_kind="mailbox", target_id=mailbox_id, at=at)
        emit(MailboxRemoved(mailbox_id=mailbox_id, removed_by=by.id))
