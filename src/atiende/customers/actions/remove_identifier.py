"""Take an address or number away from a customer."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import IdentifierRemoved
from atiende.customers.models import Customer
from atiende.customers.models.writing import place_in_lists
from atiende.customers.queries.seeing import get_identifier_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def remove_identifier(*, identifier_id: int, by: Actor, at: dt.datetime) -> None:
    """Who writes under it from now on is another customer. Raises NotPermitted and NotFound."""
    by.require("customers.manage")
    with transaction.atomic():
        identifier = get_identifier_for(by, identifier_id)
        customer = Customer.objects.select_for_update().get(pk=identifier.customer_id)
        kind = identifier.kind
        identifier.delete()
        if not customer.name:
            place_in_lists(customer)
            customer.save(update_fields=["folded_name"])
        record(
            by=by,
            verb="customers.identifier_removed",
            target_kind="customer",
            target_id=customer.pk,
            at=at,
            details={"identifier_id": identifier_id, "kind": kind},
        )
        emit(
            IdentifierRemoved(
                customer_id=customer.pk, identifier_id=identifier_id, kind=kind, removed_by=by.id
            )
        )
        signal(f"customer:{customer.pk}")
