"""Open a case for a customer who is named by address, number or key: known, or known from now on.

On the path of every case that a program hands in: the brand, the customer and the case are a statement each, and what
is not read again travels with the last of them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from atiende.customers.actions.identify_person import identify_person
from atiende.customers.rules.person import Person
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.actions.provide_first_brand import provide_first_brand
from atiende.organisation.queries import BrandAtWork, brand_at_work
from atiende.platform.postgres.gathering import gathering
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.change_contact_reason import change_contact_reason
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.open_ticket import Opened, open_ticket
from atiende.tickets.errors import UNKNOWN_BRAND
from atiende.tickets.queries.naming import brand_of_work
from atiende.tickets.queries.reaching import address_of_customer
from atiende.tickets.rules.filing import Filing
from atiende.tickets.rules.incoming import Incoming, Opening
from atiende.tickets.rules.languages import language_of_text


@dataclass(frozen=True, slots=True)
class Filed:
    """The case, for whom and in which brand it was opened. `is_plain`: as it was opened, with nothing added."""

    opened: Opened
    person: Person
    brand: BrandAtWork
    is_plain: bool


def file_ticket(*, filing: Filing, by: Actor, at: dt.datetime) -> Filed:
    """A ticket in status new with the customer's words as its first message; tags and fields in the same transaction.

    Raises NotPermitted, InvalidInput, and what identify_person raises.
    """
    by.require("tickets.reply")
    cleaned = filing.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems)
    with transaction.atomic(savepoint=False), gathering():
        brand = _brand(cleaned.brand_id, by=by, at=at)
        person = identify_person(identifiers=cleaned.identifiers, name=cleaned.name, by=by, at=at)
        opened = open_ticket(opening=_opening(cleaned, brand, person), by=by, at=at)
        if cleaned.interaction or cleaned.phase:
            classify_ticket(
                ticket_id=opened.ticket_id,
                interaction=cleaned.interaction,
                phase=cleaned.phase,
                by=by,
                at=at,
            )
        if cleaned.contact_reason_id is not None:
            change_contact_reason(
                ticket_id=opened.ticket_id, reason_id=cleaned.contact_reason_id, by=by, at=at
            )
        for name in cleaned.tags:
            add_tag(ticket_id=opened.ticket_id, name=name, by=by, at=at)
        if cleaned.custom_fields:
            change_custom_fields(ticket_id=opened.ticket_id, values=cleaned.custom_fields, by=by, at=at)
    said = (
        cleaned.interaction,
        cleaned.phase,
        cleaned.tags,
        cleaned.custom_fields,
        cleaned.contact_reason_id,
    )
    return Filed(opened, person, brand, is_plain=not any(said))


def _brand(brand_id: int | None, *, by: Actor, at: dt.datetime) -> BrandAtWork:
    """Before the set-up there may be none: then a provisional one, as for mailboxes."""
    brand = brand_at_work(brand_id)
    if brand is None and brand_id is None:
        brand = brand_at_work(provide_first_brand(by=SYSTEM, at=at).pk)
    if brand is None:
        raise NotFound
    if brand_id is None and not by.serves(brand.id):
        brand = brand_at_work(brand_of_work(by)) or brand
    if not by.serves(brand.id):
        raise NotPermitted
    if not brand.is_open:
        raise InvalidInput(fields={"brand_id": UNKNOWN_BRAND})
    return brand


def _opening(filing: Filing, brand: BrandAtWork, person: Person) -> Opening:
    said = {each.kind: each.value for each in filing.identifiers}
    return Opening(
        brand_id=brand.id,
        team_id=None,
        customer_id=person.id,
        address=said.get("email") or address_of_customer(person.id),
        subject=filing.subject,
        channel=filing.channel,
        language=person.language or language_of_text(filing.text) or brand.language,
        time_zone=person.time_zone or brand.time_zone,
        priority=filing.priority,
        message=Incoming(
            channel=filing.channel,
            customer_id=person.id,
            author_label=filing.name or person.name or next(iter(said.values())),
            text=filing.text,
            subject=filing.subject,
        ),
    )
