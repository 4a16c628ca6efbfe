"""Giving an identifier to a customer at hand: a part of making one and of adding one."""

from __future__ import annotations

import datetime as dt

from atiende.customers.errors import IdentifierTaken, NotAnIdentifier
from atiende.customers.events import IdentifierAdded
from atiende.customers.models import Customer, Identifier
from atiende.customers.queries.merges import survivors_of
from atiende.customers.queries.seeing import GRANT
from atiende.customers.rules import problems
from atiende.customers.rules.customer import COMPANY, is_plausible_tax_id
from atiende.customers.rules.identifiers import TAX_ID, normal_identifier
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.platform.postgres.uniqueness import telling_duplicates


def give_identifier(
    customer: Customer, *, kind: str, value: str, country: str, by: Actor, at: dt.datetime
) -> tuple[Identifier, bool]:
    """The identifier, and whether it is new. For an action that asked for permission and writes the audit.

    Raises NotAnIdentifier and IdentifierTaken.
    """
    normal = _checked(customer, kind, value, country)
    with telling_duplicates("identifier_names_one_customer") as was_taken:
        identifier = Identifier.objects.create(
            customer=customer,
            kind=kind,
            value=one_line(value, limit=320),
            normal_value=normal,
            added_at=at,
        )
    if was_taken:
        return _own(customer, kind, normal, by), False
    emit(IdentifierAdded(customer_id=customer.pk, identifier_id=identifier.pk, kind=kind, added_by=by.id))
    signal(f"customer:{customer.pk}")
    return identifier, True


def _checked(customer: Customer, kind: str, value: str, country: str) -> str:
    normal = normal_identifier(kind, value, country)
    if not normal:
        raise NotAnIdentifier(fields={"value": problems.NOT_AN_IDENTIFIER})
    is_company = customer.kind == COMPANY
    if kind == TAX_ID and country and not is_plausible_tax_id(normal, country, is_company=is_company):
        raise NotAnIdentifier(fields={"value": problems.NOT_A_TAX_ID})
    return normal


def _own(customer: Customer, kind: str, normal: str, by: Actor) -> Identifier:
    """The row that stood in the way, when it is the same customer's; IdentifierTaken when it is another's."""
    held = Identifier.objects.filter(kind=kind, normal_value=normal).first()
    if held is None:
        raise IdentifierTaken
    survivors = survivors_of([customer.pk, held.customer_id])
    if survivors[customer.pk] == survivors[held.customer_id]:
        return held
    raise IdentifierTaken(customer_id=survivors[held.customer_id] if by.may(GRANT) else None)
