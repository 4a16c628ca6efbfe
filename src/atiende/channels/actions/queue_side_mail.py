"""Queue a message of a side conversation as a mail; its Message-ID is fixed from here on."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Final

from django.db import transaction

from atiende.channels.actions.queue_outgoing_mail import NO_MAILBOX
from atiende.channels.errors import DEMONSTRATION
from atiende.channels.models import Mailbox, SideMail
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.queries.sending_mailbox import mailbox_for_case
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import gettext_noop
from atiende.platform.demonstration import is_marked
from atiende.platform.told import tell
from atiende.side_conversations.actions.record_side_delivery import record_side_delivery
from atiende.side_conversations.queries import ToBeSent, to_be_sent

OUR_OWN: Final = gettext_noop("One of the recipients is a mailbox of this program.")


def queue_side_mail(*, message_id: int, by: Actor, at: dt.datetime) -> SideMail | None:
    """The same message again is the same mail. None, with the message marked as failed, when it may not leave.

    Raises NotPermitted, NotFound.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        known = SideMail.objects.filter(side_message_id=message_id).first()
        if known is not None:
            return known
        said = to_be_sent(message_id)
        mailbox = mailbox_for_case(said.ticket_id, brand_id=said.brand_id, team_id=said.team_id)
        problem = _problem_of(said, mailbox)
        if mailbox is None or problem:
            record_side_delivery(message_id=message_id, delivery="failed", words=tell(problem), by=by, at=at)
            return None
        return SideMail.objects.create(
            mailbox=mailbox,
            side_message_id=message_id,
            conversation_id=said.message.conversation_id,
            header_id=f"{secrets.token_hex(16)}@{mailbox.address.rpartition('@')[2]}",
            recipients=[each["address"] for each in said.recipients],
            queued_at=at,
            next_attempt_at=at,
        )


def _problem_of(said: ToBeSent, mailbox: Mailbox | None) -> str:
    """Why this message cannot leave; empty when it can."""
    if is_marked("brand", said.brand_id):
        return DEMONSTRATION
    if mailbox is None:
        return NO_MAILBOX
    own = mailboxes_by_address()
    return OUR_OWN if any(each["address"].lower() in own for each in said.recipients) else ""
