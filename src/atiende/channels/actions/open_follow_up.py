"""Open a case about one that is closed, for the customer who follows that one."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction

from atiende.channels.intake.web_cases import NewWebCase, WebCase, open_web_case
from atiende.channels.rules.web_form import CHANNEL, problems_of_words
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.queries import get_open_brand_for
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.queries import Proof, followed_case
from atiende.tickets.rules.incoming import Incoming, NewAttachment


def open_follow_up(
    *,
    proof: Proof,
    text: str,
    files: tuple[NewAttachment, ...],
    language: str,
    key: str,
    submission: uuid.UUID,
    by: Actor,
    at: dt.datetime,
) -> WebCase:
    """Of the same customer, at the same address, linked to the closed one; with a key of its own.

    Raises NotPermitted, NotFound, BrandIsArchived and InvalidInput.
    """
    by.require("tickets.reply")
    if problems := problems_of_words(text, files):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        before = followed_case(proof, size=1)
        if before is None:
            raise NotFound
        message = Incoming(
            channel=CHANNEL,
            customer_id=before.requester_id,
            author_label=before.requester_name,
            text=text,
            subject=before.subject,
            language=language,
            attachments=files,
        )
        new = NewWebCase(
            brand=get_open_brand_for(by, before.brand_id),
            subject=before.subject,
            address=before.requester_address,
            language=language,
            message=message,
            key=key,
            submission=submission,
        )
        opened, case = open_web_case(new, by=by, at=at)
        link_tickets(kind="related", source_id=opened.ticket_id, target_id=before.ticket_id, by=by, at=at)
    return case
