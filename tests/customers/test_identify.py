"""Who writes is found or made known, once, however many write at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.errors import NotAnIdentifier
from atiende.customers.models import Customer, Identifier
from atiende.customers.queries import find_by_identifier
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.platform.models import AuditEntry
from tests.customers.conftest import AT, STRANGER


def test_who_writes_first_is_made_known_and_is_found_afterwards(db: None) -> None:
    first = identify_customer(kind="email", value="Marta@Ejemplo.ES", name="Marta Gil", by=SYSTEM, at=AT)
    again = identify_customer(kind="email", value="marta@ejemplo.es", by=SYSTEM, at=AT)
    assert first == again == find_by_identifier("email", " MARTA@ejemplo.es ")
    customer = Customer.objects.get()
    assert (customer.name, customer.folded_name) == ("Marta Gil", "marta gil")
    identifier = Identifier.objects.get()
    assert (identifier.value, identifier.normal_value) == ("Marta@Ejemplo.ES", "marta@ejemplo.es")
    assert not hasattr(identifier, "verification")
    assert AuditEntry.objects.filter(verb="customers.customer_created", target_id=str(first)).count() == 1


def test_a_nameless_customer_gets_the_name_and_a_named_one_keeps_theirs(known: Callable[..., int]) -> None:
    customer_id = known("a@b.example")
    assert known("a@b.example", "Marta") == customer_id
    assert known("a@b.example", "Otra") == customer_id
    assert Customer.objects.get().name == "Marta"


def test_a_hostile_name_becomes_one_harmless_line(known: Callable[..., int]) -> None:
    known("a@b.example", "Mar\u202eta\r\nBcc: x@y.example" + "z" * 500)
    name = Customer.objects.get().name
    assert name.startswith("Marta Bcc: x@y.example")
    assert len(name) == 200


def test_what_cannot_be_an_identifier_makes_nobody_known(db: None) -> None:
    for value in (
        "",
        "nobody",
        "a@",
        "@b.example",
        "a b@c.example",
        "a@b@c.example",
        "x" * 400 + "@b.example",
    ):
        with pytest.raises(NotAnIdentifier):
            identify_customer(kind="email", value=value, by=SYSTEM, at=AT)
    assert not Customer.objects.exists()


def test_a_stranger_makes_nobody_known(db: None) -> None:
    with pytest.raises(NotPermitted):
        identify_customer(kind="email", value="a@b.example", by=STRANGER, at=AT)


def test_finding_costs_one_statement(known: Callable[..., int]) -> None:
    known("a@b.example", "Marta")
    with CaptureQueriesContext(connection) as queries:
        known("a@b.example", "Marta")
    asked = [q["sql"] for q in queries if "SAVEPOINT" not in q["sql"]]
    assert len(asked) == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_give_one_customer() -> None:
    found: list[int] = []
    gate = threading.Barrier(6)

    def write() -> None:
        try:
            gate.wait(timeout=20)
            found.append(identify_customer(kind="email", value="a@b.example", name="M", by=SYSTEM, at=AT))
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(found) == 6
    assert len(set(found)) == 1
    assert Customer.objects.count() == Identifier.objects.count() == 1
