"""The people of other systems: known here, or made known; each with the place they came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from atiende.customers.actions.take_over_customers import take_over_customers
from atiende.customers.rules.customer import COMPANY, PERSON, NewIdentifier
from atiende.customers.rules.taking_over import CustomerElsewhere, TakenOverCustomer
from atiende.integrations.importing.order import Order
from atiende.integrations.models.import_origins import keep_origins, known_origins
from atiende.integrations.rules.importing.records import PersonRead
from atiende.kernel.actors import Actor

CUSTOMER: Final = "customer"


def bring_people(
    people: Sequence[PersonRead],
    order: Order,
    *,
    country: str,
    gives_identifiers: bool,
    by: Actor,
    at: dt.datetime,
) -> list[TakenOverCustomer]:
    """Whom each is here, in order; in the transaction of the caller. Raises IntegrityError for a race."""
    origins = {each.origin_id for each in people if each.origin_id}
    before = known_origins(order.source, CUSTOMER, origins)
    known = {origin: pk for origin, pk in before.items() if pk is not None}
    taken = take_over_customers(
        customers=[_elsewhere(each, known.get(each.origin_id), country) for each in people],
        gives_identifiers=gives_identifiers,
        by=by,
        at=at,
        is_trial=order.is_trial,
    )
    kept = {
        person.origin_id: one.customer_id
        for person, one in zip(people, taken, strict=True)
        if person.origin_id and person.origin_id not in known and not one.refused
    }
    if not order.is_trial:
        keep_origins(order.source, CUSTOMER, order.import_id, kept)
    return taken


def _elsewhere(person: PersonRead, known_as: int | None, country: str) -> CustomerElsewhere:
    told = (("email", person.email), ("phone", person.phone), ("external_id", person.external_id))
    return CustomerElsewhere(
        name=person.name,
        kind=COMPANY if person.is_company else PERSON,
        identifiers=tuple(NewIdentifier(kind, value, country) for kind, value in told if value),
        company=person.company,
        language=person.language,
        known_as=known_as,
    )
