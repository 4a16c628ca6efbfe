"""Let a customer be recognised by one more address or number."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.giving import give_identifier
from atiende.customers.models import Identifier
from atiende.customers.queries.seeing import get_customer_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def add_identifier(
    *, customer_id: int, kind: str, value: str, country: str = "", by: Actor, at: dt.datetime
) -> Identifier:
    """Not verified yet. What the customer already has changes nothing, whoever of those joined with them has it.

    Raises NotPermitted, NotFound, NotAnIdentifier and IdentifierTaken; the latter names the other customer to
    those who may see customers.
    """
    by.require("customers.manage")
    with transaction.atomic():
        customer = get_customer_for(by, customer_id, is_locked=True)
        identifier, is_new = give_identifier(customer, kind=kind, value=value, country=country, by=by, at=at)
        if is_new:
            record(
                by=by,
                verb="customers.identifier_added",
                target_kind="customer",
                target_id=customer_id,
                at=at,
                details={"identifier_id": identifier.pk, "kind": kind},
            )
        return identifier
