"""Change several things of a customer at once, identifiers included: all of them, or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from atiende.customers.actions.add_identifier import add_identifier
from atiende.customers.actions.change_customer import change_customer
from atiende.customers.actions.remove_identifier import remove_identifier
from atiende.customers.errors import NotAnIdentifier
from atiende.customers.models import Customer, Identifier
from atiende.customers.queries.checking import fields_of
from atiende.customers.queries.seeing import get_customer_for
from atiende.customers.rules.customer import NewIdentifier
from atiende.customers.rules.identifiers import normal_identifier
from atiende.customers.rules.problems import NAME_OR_IDENTIFIER, NOT_AN_IDENTIFIER
from atiende.customers.rules.revision import Revision
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput


def revise_customer(
    *, customer_id: int, revision: Revision, version: int | None = None, by: Actor, at: dt.datetime
) -> Customer:
    """By the verbs that change one thing each; `version` None: whatever it is now.

    Raises NotPermitted, NotFound, InvalidInput, Conflict, NotAnIdentifier and IdentifierTaken.
    """
    by.require("customers.manage")
    wanted: dict[str, Any] = dict(revision)
    identifiers = wanted.pop("identifiers", None)
    with transaction.atomic():
        customer = get_customer_for(by, customer_id, is_locked=True)
        if identifiers is not None:
            _give(customer, identifiers, by=by, at=at)
        fields = replace(fields_of(customer), **wanted)
        changed = change_customer(
            customer_id=customer_id,
            fields=fields,
            version=customer.version if version is None else version,
            by=by,
            at=at,
        )
        if identifiers is not None:
            _take(customer, identifiers, by=by, at=at)
            if not changed.name and not _known(customer):
                raise InvalidInput(fields={"identifiers": NAME_OR_IDENTIFIER})
        return changed


def _give(customer: Customer, wanted: Sequence[NewIdentifier], *, by: Actor, at: dt.datetime) -> None:
    unusable = [place for place, each in enumerate(wanted) if not _normal(each)]
    if unusable:
        raise NotAnIdentifier(fields={f"identifiers.{place}.value": NOT_AN_IDENTIFIER for place in unusable})
    known = _known(customer)
    for each in wanted:
        if (each.kind, _normal(each)) not in known:
            add_identifier(
                customer_id=customer.pk, kind=each.kind, value=each.value, country=each.country, by=by, at=at
            )


def _take(customer: Customer, wanted: Sequence[NewIdentifier], *, by: Actor, at: dt.datetime) -> None:
    kept = {(each.kind, _normal(each)) for each in wanted}
    for known, identifier_id in _known(customer).items():
        if known not in kept:
            remove_identifier(identifier_id=identifier_id, by=by, at=at)


def _known(customer: Customer) -> dict[tuple[str, str], int]:
    rows = Identifier.objects.filter(customer=customer).order_by("pk")
    return {(kind, normal): pk for kind, normal, pk in rows.values_list("kind", "normal_value", "pk")}


def _normal(identifier: NewIdentifier) -> str:
    return normal_identifier(identifier.kind, identifier.value, identifier.country)
