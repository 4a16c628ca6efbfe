"""Open a case for a customer who is named by address, number or key: known, or known from now on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.actions.identify_person import identify_person
from atiende.customers.queries import get_customer_for
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.actions.provide_first_brand import provide_first_brand
from atiende.organisation.errors import BrandIsArchived
from atiende.organisation.queries import default_brand, get_open_brand_for
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.errors import UNKNOWN_BRAND
from atiende.tickets.queries.naming import brand_of_work
from atiende.tickets.queries.reaching import address_of_customer
from atiende.tickets.rules.filing import Filing
from atiende.tickets.rules.incoming import Incoming, Opening


def file_ticket(*, filing: Filing, by: Actor, at: dt.datetime) -> Opened:
    """A ticket in status new with the customer's words as its first message; tags and fields in the same transaction.

    Raises NotPermitted, InvalidInput, and what identify_person raises.
    """
    by.require("tickets.reply")
    cleaned = filing.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        opened = open_ticket(opening=_opening(cleaned, by=by, at=at), by=by, at=at)
        for name in cleaned.tags:
            add_tag(ticket_id=opened.ticket_id, name=name, by=by, at=at)
        if cleaned.custom_fields:
            change_custom_fields(ticket_id=opened.ticket_id, values=cleaned.custom_fields, by=by, at=at)
    return opened


def _opening(filing: Filing, *, by: Actor, at: dt.datetime) -> Opening:
    brand_id = filing.brand_id or _brand(by, at)
    if not by.serves(brand_id):
        raise NotPermitted
    try:
        brand = get_open_brand_for(SYSTEM, brand_id)
    except BrandIsArchived as archived:
        raise InvalidInput(fields={"brand_id": UNKNOWN_BRAND}) from archived
    customer_id = identify_person(identifiers=filing.identifiers, name=filing.name, by=by, at=at)
    customer = get_customer_for(SYSTEM, customer_id)
    said = {each.kind: each.value for each in filing.identifiers}
    return Opening(
        brand_id=brand.pk,
        team_id=None,
        customer_id=customer_id,
        address=said.get("email") or address_of_customer(customer_id),
        subject=filing.subject,
        channel=filing.channel,
        language=customer.language or brand.language,
        time_zone=customer.time_zone or brand.time_zone,
        priority=filing.priority,
        message=Incoming(
            channel=filing.channel,
            customer_id=customer_id,
            author_label=filing.name or customer.name or next(iter(said.values())),
            text=filing.text,
            subject=filing.subject,
        ),
    )


def _brand(by: Actor, at: dt.datetime) -> int:
    """Before the set-up there may be none: then a provisional one, as for mailboxes."""
    if default_brand() is None:
        return provide_first_brand(by=SYSTEM, at=at).pk
    return brand_of_work(by)
