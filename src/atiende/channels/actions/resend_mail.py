"""Send a mail once more whose fate is uncertain, or that failed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailNotResendable
from atiende.channels.models import OutgoingMail
from atiende.channels.models.attempts import ATTEMPTS
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.queries import require_seen


def resend_mail(*, message_id: int, by: Actor, at: dt.datetime) -> OutgoingMail:
    """The same mail under the same Message-ID. Only a person decides this: the customer may have it already.

    Raises NotPermitted, NotFound (also for a case that the actor does not see), MailNotResendable.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        outgoing = OutgoingMail.objects.select_for_update().filter(message_id=message_id).first()
        if outgoing is None:
            raise NotFound
        require_seen(by, outgoing.ticket_id)
        if not ATTEMPTS.queue_again(outgoing.pk, at):
            raise MailNotResendable
        record_delivery(message_id=message_id, delivery="queued", by=by, at=at)
        record(by=by, verb="channels.mail_resent", target_kind="message", target_id=message_id, at=at)
    outgoing.refresh_from_db()
    return outgoing
