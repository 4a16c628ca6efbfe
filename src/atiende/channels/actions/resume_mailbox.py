"""Read and send again for a paused mailbox; what arrived meanwhile comes in."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.events import MailboxResumed
from atiende.channels.models import Mailbox, MailboxPause, MailboxReading
from atiende.channels.queries.mailboxes import GRANT, get_mailbox_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def resume_mailbox(*, mailbox_id: int, by: Actor, at: dt.datetime) -> Mailbox:
    """Resuming one that is not paused changes nothing. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        mailbox = get_mailbox_for(by, mailbox_id, is_locked=True)
        removed, _ = MailboxPause.objects.filter(mailbox=mailbox).delete()
        if removed:
            # The time of the pause is nobody's failure: the alarm counts from now.
            MailboxReading.objects.filter(mailbox=mailbox).update(last_success_at=at, failing_since=None)
            record(by=by, verb="channels.mailbox_resumed", target_kind="mailbox", target_id=mailbox.pk, at=at)
            emit(MailboxResumed(mailbox_id=mailbox.pk, resumed_by=by.id))
        return get_mailbox_for(by, mailbox_id)
