"""Queue a message of a case as a mail; its Message-ID is fixed from here on."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Final

from django.db import transaction

from atiende.channels.errors import DEMONSTRATION
from atiende.channels.intake.remembering import remember
from atiende.channels.models import Mailbox, MailReference, OutgoingMail
from atiende.channels.queries.sending_mailbox import mailbox_for
from atiende.kernel.actors import Actor
from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.refusals import gettext_noop
from atiende.platform.demonstration import is_marked
from atiende.platform.told import tell
from atiende.tickets.actions.record_delivery import record_delivery
from atiende.tickets.queries import SendableMessage, message_for_sending

NO_MAILBOX: Final = gettext_noop("No mailbox of this brand may send.")
NO_RECIPIENT: Final = gettext_noop("The message has no recipient.")


def queue_outgoing_mail(*, message_id: int, by: Actor, at: dt.datetime) -> OutgoingMail | None:
    """The same message again is the same mail. None, with the message marked as failed, when it may not leave.

    Raises NotPermitted, NotFound.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        known = OutgoingMail.objects.filter(message_id=message_id).first()
        if known is not None:
            return known
        message = message_for_sending(message_id)
        mailbox = mailbox_for(message)
        problem = _problem_of(message, mailbox)
        if mailbox is None or problem:
            record_delivery(message_id=message_id, delivery="failed", words=tell(problem), by=by, at=at)
            return None
        outgoing = OutgoingMail.objects.create(
            mailbox=mailbox,
            message_id=message_id,
            ticket_id=message.ticket_id,
            header_id=f"{secrets.token_hex(16)}@{mailbox.address.rpartition('@')[2]}",
            is_automatic=message.is_automatic,
            recipients=[recipient.address for recipient in message.recipients],
            queued_at=at,
            next_attempt_at=at,
            correlation_id=current_correlation_id(),
        )
        if message.is_forward and not message.token:
            return outgoing  # whoever gets it takes no part: what they answer is a case of its own
        own = [(outgoing.header_id, MailReference.Role.OWN)]
        remember(own, ticket_id=message.ticket_id, message_id=message_id)
    return outgoing


def _problem_of(message: SendableMessage, mailbox: Mailbox | None) -> str:
    """Why this message cannot leave; empty when it can."""
    if is_marked("brand", message.brand_id):
        return DEMONSTRATION
    if mailbox is None:
        return NO_MAILBOX
    return "" if message.recipients else NO_RECIPIENT
