"""Change what a customer is called, where they belong, their language or zone."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.events import CustomerChanged
from atiende.customers.models import Customer
from atiende.customers.models.writing import place_in_lists
from atiende.customers.queries.checking import checked_fields, fields_of
from atiende.customers.queries.seeing import get_customer_for
from atiende.customers.rules import problems
from atiende.customers.rules.customer import COMPANY, PERSON, CustomerFields, changed
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def change_customer(
    *, customer_id: int, fields: CustomerFields, version: int, by: Actor, at: dt.datetime
) -> Customer:
    """Saving the same again changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require("customers.manage")
    with transaction.atomic():
        customer = get_customer_for(by, customer_id, is_locked=True)
        cleaned = checked_fields(fields, has_identifier=customer.identifiers.exists())
        names = changed(fields_of(customer), cleaned)
        if not names:
            return customer
        if customer.version != version:
            raise Conflict
        _refuse_impossible(customer, cleaned)
        _write(customer, cleaned)
        record(
            by=by,
            verb="customers.customer_changed",
            target_kind="customer",
            target_id=customer.pk,
            fields=names,
            at=at,
        )
        emit(CustomerChanged(customer_id=customer.pk, fields=",".join(names), changed_by=by.id))
        signal(f"customer:{customer.pk}")
        signal("customers:1")
        return customer


def _refuse_impossible(customer: Customer, cleaned: CustomerFields) -> None:
    if cleaned.company_id == customer.pk:
        raise InvalidInput(fields={"company_id": problems.NOT_A_COMPANY})
    becomes_person = customer.kind == COMPANY and cleaned.kind == PERSON
    if becomes_person and Customer.objects.filter(company=customer).exists():
        raise InvalidInput(fields={"kind": problems.HAS_PEOPLE})


def _write(customer: Customer, cleaned: CustomerFields) -> None:
    customer.kind = cleaned.kind
    customer.name = cleaned.name
    customer.company_id = cleaned.company_id
    customer.language = cleaned.language
    customer.time_zone = cleaned.time_zone
    customer.version += 1
    place_in_lists(customer)
    customer.save()
