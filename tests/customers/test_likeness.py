"""Customers that look like one are proposed with what speaks for it, joined by people, and never proposed again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.customers import queries
from atiende.customers.actions.add_identifier import add_identifier
from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.customers.actions.tell_apart import tell_apart
from atiende.customers.actions.unmerge_customer import unmerge_customer
from atiende.customers.models import Customer, LikelyDuplicate
from atiende.customers.rules.customer import CustomerFields
from atiende.customers.rules.likeness import Evidence, Known, loose_key, who_stays
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotPermitted
from tests.customers.conftest import AGENT, AT, READER, STRANGER


def has(customer_id: int, kind: str, value: str) -> None:
    add_identifier(
        customer_id=customer_id,
        kind=kind,
        value=value,
        country="" if kind == "tax_id" else "ES",
        by=SYSTEM,
        at=AT,
    )


def found() -> set[tuple[int, int, tuple[Evidence, ...]]]:
    propose_duplicates(by=AGENT, at=AT)
    return {
        (pair.sides[0].customer.pk, pair.sides[1].customer.pk, pair.evidence)
        for pair in queries.list_duplicates(READER).rows
    }


def person(name: str, company_id: int | None = None, kind: str = "person") -> int:
    fields = CustomerFields(kind=kind, name=name, company_id=company_id)
    return create_customer(fields=fields, by=SYSTEM, at=AT).pk


def test_each_sign_is_found_and_told(known: Callable[..., int]) -> None:
    one, two = known("rosa.prieto@gmail.com"), known("rosaprieto+tienda@googlemail.com")
    has(one, "phone", "600 112 233")
    has(two, "whatsapp", "+34 600112233")
    assert found() == {(one, two, (Evidence.PHONE, Evidence.MAIL))}
    pair = queries.list_duplicates(READER).rows[0]
    assert all(len(side.shared) == 2 for side in pair.sides)


def test_names_only_speak_within_a_company(db: None) -> None:
    acme = person("Muebles Ibáñez, S. L.", kind="company")
    one, two = person("Pía Soto Gil", acme), person("Pía Soto", acme)
    person("Pía Soto")
    twin = person("Muebles Ibáñez, S. L.", kind="company")
    assert found() == {(one, two, (Evidence.NAME,)), (acme, twin, (Evidence.NAME,))}


def test_a_switchboard_says_nothing(known: Callable[..., int]) -> None:
    for number in range(6):
        known(f"tienda+{number}@a.example")
    assert found() == set()


def test_those_told_apart_and_those_joined_are_not_proposed(known: Callable[..., int]) -> None:
    one, two, three = known("a@x.example"), known("a+1@x.example"), known("a+2@x.example")
    assert {pair[:2] for pair in found()} == {(one, two), (one, three), (two, three)}
    tell_apart(customer_id=two, other_id=one, by=AGENT, at=AT)
    assert {pair[:2] for pair in found()} == {(one, three), (two, three)}
    merge_customers(source_id=three, target_id=two, by=AGENT, at=AT)
    assert queries.list_duplicates(READER).rows == []
    assert found() == set()
    unmerge_customer(source_id=three, by=AGENT, at=AT)
    assert {pair[:2] for pair in found()} == {(one, three), (two, three)}


def test_python_and_the_database_compare_alike(known: Callable[..., int]) -> None:
    assert loose_key("tax_id", "ESB12345678") == loose_key("tax_id", "B12345678")
    one, two = known("a@x.example"), known("b@x.example")
    has(one, "tax_id", "ESB12345674")
    has(two, "tax_id", "B12345674")
    assert found() == {(one, two, (Evidence.TAX_ID,))}
    assert loose_key("external_id", "A-1") is None


def test_who_is_known_better_is_kept() -> None:
    assert who_stays(Known(2, True, 1, 1), Known(1, True, 0, 9)) == 2
    assert who_stays(Known(2, True, 0, 1), Known(1, True, 0, 1)) == 1


def test_the_list_costs_the_same_with_many(known: Callable[..., int]) -> None:
    costs = []
    for count in (1, 9):
        for number in range(count):
            known(f"p{count}{number}@x.example"), known(f"p{count}{number}+1@x.example")
        propose_duplicates(by=AGENT, at=AT)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(queries.list_duplicates(READER).rows) >= count
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_pages_follow_each_other(known: Callable[..., int]) -> None:
    for number in range(5):
        known(f"p{number}@x.example"), known(f"p{number}+1@x.example")
    propose_duplicates(by=AGENT, at=AT)
    first = queries.list_duplicates(READER, size=3)
    second = queries.list_duplicates(READER, after=first.next_after, size=3)
    assert (len(first.rows), len(second.rows), second.next_after) == (3, 2, "")


def test_who_may(known: Callable[..., int]) -> None:
    known("a@x.example"), known("a+1@x.example")
    propose_duplicates(by=AGENT, at=AT)
    assert queries.list_duplicates(STRANGER).rows == []
    for actor in (READER, STRANGER):
        with pytest.raises(NotPermitted):
            propose_duplicates(by=actor, at=AT)
        with pytest.raises(NotPermitted):
            tell_apart(customer_id=1, other_id=2, by=actor, at=AT)
    Customer.objects.all().delete()
    assert not LikelyDuplicate.objects.exists()
