"""Joined customers are one when reading; separated, each has again all that was its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atiende.customers import queries
from atiende.customers.actions.change_customer import change_customer
from atiende.customers.actions.identify_customer import identify_customer
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.actions.unmerge_customer import unmerge_customer
from atiende.customers.errors import AlreadyMerged, MergeInCircle, NotMerged, OfAnotherKind
from atiende.customers.models import CustomerMerge, Identifier
from atiende.customers.rules.customer import CustomerFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotPermitted
from atiende.platform.models import AuditEntry
from tests.customers.conftest import AGENT, AT, READER, STRANGER


def merge(source_id: int, target_id: int) -> int:
    return merge_customers(source_id=source_id, target_id=target_id, by=AGENT, at=AT)


def test_a_chain_is_read_as_one_customer(known: Callable[..., int]) -> None:
    one, two, three, other = (known(f"{n}@a.example") for n in "1234")
    merge(one, two)
    merge(two, three)
    assert {queries.survivor_of(each) for each in (one, two, three)} == {three}
    assert queries.cluster_of(one) == queries.cluster_of(three) == {one, two, three}
    assert queries.cluster_of(other) == {other}
    assert known("1@a.example") == queries.find_by_identifier("email", "2@a.example") == three


def test_identifiers_stay_with_their_owner_and_come_back_with_them(known: Callable[..., int]) -> None:
    one, two = known("1@a.example", "Uno"), known("2@a.example", "Dos")
    merge(one, two)
    assert Identifier.objects.get(normal_value="1@a.example").customer_id == one
    unmerge_customer(source_id=one, by=AGENT, at=AT)
    assert known("1@a.example") == one
    assert queries.cluster_of(one) == {one}


def test_separating_the_middle_of_a_chain_keeps_what_was_joined_with_it(known: Callable[..., int]) -> None:
    one, two, three = (known(f"{n}@a.example") for n in "123")
    merge(one, two)
    merge(two, three)
    unmerge_customer(source_id=two, by=AGENT, at=AT)
    assert queries.cluster_of(two) == {one, two}
    assert queries.survivor_of(one) == two


def test_joining_with_a_joined_customer_joins_with_its_survivor(known: Callable[..., int]) -> None:
    one, two, three = (known(f"{n}@a.example") for n in "123")
    merge(one, two)
    assert merge(three, one) == two
    assert CustomerMerge.objects.get(source=three).target_id == two


def test_circles_and_second_joins_are_refused(known: Callable[..., int]) -> None:
    one, two, three = (known(f"{n}@a.example") for n in "123")
    merge(one, two)
    for source, target in ((two, one), (one, one), (two, two)):
        with pytest.raises(MergeInCircle):
            merge(source, target)
    with pytest.raises(AlreadyMerged):
        merge(one, three)
    with pytest.raises(NotMerged):
        unmerge_customer(source_id=three, by=AGENT, at=AT)
    assert CustomerMerge.objects.count() == 1


def test_a_person_is_not_a_company(known: Callable[..., int]) -> None:
    one, two = known("1@a.example"), known("2@a.example")
    fields = CustomerFields(kind="company", name="Acme")
    change_customer(customer_id=two, fields=fields, version=1, by=AGENT, at=AT)
    with pytest.raises(OfAnotherKind):
        merge(one, two)


def test_joining_is_written_into_the_audit_without_names(known: Callable[..., int]) -> None:
    one, two = known("1@a.example"), known("2@a.example")
    merge(one, two)
    entry = AuditEntry.objects.get(verb="customers.customer_merged")
    assert (entry.target_id, entry.details) == (str(one), {"target_id": two})


@pytest.mark.parametrize("actor", [READER, STRANGER])
def test_who_may_not_change_customers_joins_none(known: Callable[..., int], actor: object) -> None:
    one, two = known("1@a.example"), known("2@a.example")
    with pytest.raises(NotPermitted):
        merge_customers(source_id=one, target_id=two, by=actor, at=AT)  # type: ignore[arg-type]


def test_a_name_reaches_the_survivor_only(known: Callable[..., int]) -> None:
    one, two = known("1@a.example"), known("2@a.example")
    merge(one, two)
    identify_customer(kind="email", value="1@a.example", name="Marta", by=SYSTEM, at=AT)
    names = dict(queries.visible_to(AGENT).values_list("pk", "name"))
    assert names == {one: "", two: "Marta"}
