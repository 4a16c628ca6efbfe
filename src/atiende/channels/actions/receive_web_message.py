"""Keep what a customer wrote on the portal in the case that they follow."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.channels.rules.web_form import CHANNEL, problems_of_words
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.tickets.actions.receive_message import Received, receive_message
from atiende.tickets.queries import Proof, followed_case
from atiende.tickets.rules.incoming import Incoming, NewAttachment


def receive_web_message(
    *,
    proof: Proof,
    text: str,
    files: tuple[NewAttachment, ...],
    submission: uuid.UUID,
    by: Actor,
    at: dt.datetime,
) -> Received:
    """The message of who asked; a solved case opens again, as by mail. The same `submission` again is the same message.

    Raises NotPermitted, NotFound, InvalidInput and TicketIsClosed.
    """
    by.require("tickets.reply")
    if problems := problems_of_words(text, files):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        case = followed_case(proof, size=1)
        if case is None:
            raise NotFound
        incoming = Incoming(
            channel=CHANNEL,
            customer_id=case.requester_id,
            author_label=case.requester_name,
            text=text,
            attachments=files,
        )
        return receive_message(
            ticket_id=case.ticket_id, incoming=incoming, by=by, at=at, submission=submission
        )
