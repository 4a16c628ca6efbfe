"""Find the one customer whom several identifiers name, or make them known under all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from atiende.customers.actions.identify_writer import identify_writer
from atiende.customers.errors import IdentifiersOfSeveral
from atiende.customers.giving import give_identifier
from atiende.customers.models import Customer
from atiende.customers.queries.finding import find_by_identifier
from atiende.customers.rules.customer import NewIdentifier
from atiende.customers.rules.identifiers import normal_identifier
from atiende.customers.rules.person import Person
from atiende.customers.rules.problems import IDENTIFIER_NEEDED, NOT_AN_IDENTIFIER
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput


def identify_person(
    *, identifiers: Sequence[NewIdentifier], name: str = "", by: Actor, at: dt.datetime
) -> Person:
    """The surviving customer. Whom nobody knew gets all identifiers, not verified; whom somebody knew keeps their own.

    Identifiers of two customers join nobody. Raises NotPermitted, InvalidInput, IdentifiersOfSeveral, IdentifierTaken.
    """
    _refuse_unusable(identifiers)
    with transaction.atomic(savepoint=False):
        if len(identifiers) == 1:
            return _identified(identifiers[0], name, by, at)
        holders = [find_by_identifier(each.kind, each.value, each.country) for each in identifiers]
        known = {holder for holder in holders if holder is not None}
        if len(known) > 1:
            raise IdentifiersOfSeveral(kinds=[each.kind for each in identifiers])
        first = next((each for each, held in zip(identifiers, holders, strict=True) if held), identifiers[0])
        person = _identified(first, name, by, at)
        if not known:
            customer = Customer.objects.get(pk=person.id)
            for each in identifiers[1:]:
                give_identifier(
                    customer, kind=each.kind, value=each.value, country=each.country, by=by, at=at
                )
        return person


def _identified(one: NewIdentifier, name: str, by: Actor, at: dt.datetime) -> Person:
    return identify_writer(kind=one.kind, value=one.value, country=one.country, name=name, by=by, at=at)


def _refuse_unusable(identifiers: Sequence[NewIdentifier]) -> None:
    if not identifiers:
        raise InvalidInput(fields={"email": IDENTIFIER_NEEDED})
    unusable = [
        each.kind for each in identifiers if not normal_identifier(each.kind, each.value, each.country)
    ]
    if unusable:
        raise InvalidInput(fields=dict.fromkeys(unusable, NOT_AN_IDENTIFIER))
