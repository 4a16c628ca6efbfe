"""Make a new key for a case's customer, and send it to them or read it out to them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.errors import NoMailboxToSend
from atiende.channels.intake.web_cases import mail_key
from atiende.channels.queries.sending_mailbox import mailbox_of_brand
from atiende.channels.queries.web_acknowledgements import words_of_new_key
from atiende.channels.sealed_words import DOTS
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import get_brand_for
from atiende.tickets.actions.give_tracking_key import give_tracking_key
from atiende.tickets.errors import NoRecipient
from atiende.tickets.queries import get_ticket_for, requester_of


def renew_tracking_key(*, number: int, is_mailed: bool, by: Actor, at: dt.datetime) -> str:
    """The key, to be read out now; empty when it goes by mail, so that no colleague sees it. The old one ends.

    Raises NotPermitted, NotFound (also when nobody asks in the case any more), TicketIsMerged, NoRecipient and
    NoMailboxToSend.
    """
    by.require("tickets.reply")
    with transaction.atomic():
        ticket = get_ticket_for(by, number)
        requester = requester_of(ticket.pk)
        if requester is None:
            raise NotFound
        key = give_tracking_key(ticket_id=ticket.pk, by=by, at=at)
        if not is_mailed:
            return key
        if not requester.address:
            raise NoRecipient
        if mailbox_of_brand(ticket.brand_id) is None:
            raise NoMailboxToSend
        brand = get_brand_for(SYSTEM, ticket.brand_id)
        words = words_of_new_key(brand, number=number, key=DOTS, language=ticket.language)
        mail_key(ticket.pk, words, to=requester.address, key=key, at=at)
    return ""
