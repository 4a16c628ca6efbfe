"""Make a customer known by hand."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction

from atiende.customers.events import CustomerCreated
from atiende.customers.giving import give_identifier
from atiende.customers.models import Customer
from atiende.customers.models.writing import place_in_lists
from atiende.customers.queries.checking import checked_fields
from atiende.customers.rules.customer import CustomerFields, NewIdentifier
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit
from atiende.platform.postgres.uniqueness import telling_duplicates


def create_customer(
    *,
    fields: CustomerFields,
    identifiers: Iterable[NewIdentifier] = (),
    by: Actor,
    at: dt.datetime,
    submission: uuid.UUID | None = None,
) -> Customer:
    """The same `submission` again answers with the customer it made.

    Raises NotPermitted, InvalidInput, NotAnIdentifier, and IdentifierTaken when somebody else has an identifier.
    """
    by.require("customers.manage")
    wanted = list(identifiers)
    if submission and (made := Customer.objects.filter(submission=submission).first()):
        return made
    cleaned = checked_fields(fields, has_identifier=bool(wanted))
    with transaction.atomic():
        customer = _inserted(cleaned, at, submission)
        if customer.pk is None:
            return Customer.objects.get(submission=submission)
        record(by=by, verb="customers.customer_created", target_kind="customer", target_id=customer.pk, at=at)
        emit(CustomerCreated(customer_id=customer.pk, created_by=by.id))
        for each in wanted:
            give_identifier(customer, kind=each.kind, value=each.value, country=each.country, by=by, at=at)
        if wanted and not customer.name:
            place_in_lists(customer)
            customer.save(update_fields=["folded_name"])
        signal("customers:1")
        return customer


def _inserted(cleaned: CustomerFields, at: dt.datetime, submission: uuid.UUID | None) -> Customer:
    """Without an id when the same form came twice at once and the other was first."""
    customer = Customer(
        kind=cleaned.kind,
        name=cleaned.name,
        company_id=cleaned.company_id,
        language=cleaned.language,
        time_zone=cleaned.time_zone,
        created_at=at,
        submission=submission,
    )
    place_in_lists(customer)
    with telling_duplicates("customer_submitted_once"):
        customer.save(force_insert=True)
    return customer
