"""Send a mail once more whose fate is uncertain, or that failed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import MailNotResendable
from atiende.channels.models import OutgoingMail
from atiende.channels.models.attempts import ATTEMPTS
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.queries import require_seen


def resend_mail(*, message_id: int, by: Actor, at: dt.datetime) -> None:
    """The same mail under the same Message-ID. Only a person decides this: the customer may have it already.

    What failed because no mailbox could send it is tried anew from the beginning. Raises NotPermitted, NotFound (also
    for a case that the actor does not see), MailNotResendable.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        outgoing = OutgoingMail.objects.select_for_update().filter(message_id=message_id).first()
        if outgoing is not None:
            require_seen(by, outgoing.ticket_id)
            if not ATTEMPTS.queue_again(outgoing.pk, at):
                raise MailNotResendable
        if not record_delivery(message_id=message_id, delivery="queued", by=by, at=at):
            raise MailNotResendable
        record(by=by, verb="channels.mail_resent", target_kind="message", target_id=message_id, at=at)
