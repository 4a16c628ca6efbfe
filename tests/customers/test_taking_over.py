"""Customers of another system are found again or made known, many at once; two people are never joined."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.take_over_customers import take_over_customers
from atiende.customers.models import Customer, Identifier
from atiende.customers.rules.customer import CustomerFields, NewIdentifier
from atiende.customers.rules.taking_over import NAMED_BY_NOTHING, OF_SEVERAL, CustomerElsewhere
from atiende.kernel.actors import NOBODY, SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.platform.models import AuditEntry, OutboxEvent

pytestmark = pytest.mark.django_db


def elsewhere(name="Rosa", *identifiers, **more):
    return CustomerElsewhere(
        name=name, identifiers=tuple(NewIdentifier(kind, value, "ES") for kind, value in identifiers), **more
    )


def take(*customers, by=SYSTEM, gives_identifiers=True):
    return take_over_customers(
        customers=customers, gives_identifiers=gives_identifiers, by=by, at=timezone.now()
    )


def made(name, *identifiers):
    new = [NewIdentifier(kind, value, "ES") for kind, value in identifiers]
    return create_customer(fields=CustomerFields(name=name), identifiers=new, by=SYSTEM, at=timezone.now()).pk


def test_whom_nobody_knew_is_made_known_with_company_and_everything():
    (rosa,) = take(
        elsewhere(
            "Rosa", ("email", "Rosa@Correo.example"), ("phone", "600 000 001"), company="Nova", language="es"
        )
    )
    customer = Customer.objects.get(pk=rosa.customer_id)
    assert rosa.is_new
    assert (customer.name, customer.folded_name, customer.language) == ("Rosa", "rosa", "es")
    assert (customer.company.name, customer.company.kind) == ("Nova", "company")
    assert sorted(customer.identifiers.values_list("kind", "normal_value")) == [
        ("email", "rosa@correo.example"), ("phone", "+34600000001")
    ]  # fmt: skip
    assert AuditEntry.objects.filter(verb="customers.customer_taken_over").count() == 2
    assert not OutboxEvent.objects.filter(name__startswith="customers.").exists()


def test_whom_somebody_knew_keeps_the_name_and_gets_what_nobody_has():
    rosa = made("Rosa Díaz", ("email", "rosa@correo.example"))
    (again,) = take(elsewhere("Otra", ("email", "ROSA@correo.example"), ("phone", "600000001")))
    assert (again.customer_id, again.is_new) == (rosa, False)
    assert Customer.objects.get(pk=rosa).name == "Rosa Díaz"
    assert Identifier.objects.get(kind="phone").customer_id == rosa


def test_two_people_are_never_joined_and_the_others_are_taken():
    rosa, luis = made("Rosa", ("email", "rosa@correo.example")), made("Luis", ("phone", "600000001"))
    both, ana = take(
        elsewhere("Quién", ("email", "rosa@correo.example"), ("phone", "600000001")),
        elsewhere("Ana", ("email", "ana@correo.example")),
    )
    assert (both.customer_id, both.refused) == (0, OF_SEVERAL)
    assert ana.is_new
    assert {rosa, luis} == set(
        Identifier.objects.exclude(customer=ana.customer_id).values_list("customer", flat=True)
    )


def test_one_person_twice_in_a_batch_is_one():
    first, second = take(
        elsewhere("Rosa", ("email", "rosa@correo.example")), elsewhere("R.", ("email", "rosa@correo.example"))
    )
    assert first.customer_id == second.customer_id
    assert (first.is_new, second.is_new) == (True, False)


def test_who_is_named_by_nothing_is_refused_and_what_cannot_be_kept_is_counted():
    nobody, named = take(elsewhere("", ("email", "nada")), elsewhere("Rosa", ("email", "nada")))
    assert nobody.refused == NAMED_BY_NOTHING
    assert (named.is_new, named.left_out) == (True, 1)


def test_more_of_them_are_not_more_statements():
    with CaptureQueriesContext(connection) as one:
        take(elsewhere("A", ("email", "a@x.example"), company="Nova"))
    with CaptureQueriesContext(connection) as many:
        take(*(elsewhere(f"B{n}", ("email", f"b{n}@x.example"), company=f"Nova {n}") for n in range(20)))
    assert len(many) == len(one)


def test_who_does_not_manage_settings_may_not():
    with pytest.raises(NotPermitted):
        take(elsewhere(), by=NOBODY)
