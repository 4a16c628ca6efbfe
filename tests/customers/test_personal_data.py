"""What the room hands to privacy: all of a person out, all of a person away."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from atiende.customers.actions.mark_unreachable import mark_unreachable
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.models import Customer, CustomerMerge, Identifier
from atiende.customers.personal_data import erase_customer, export_customer
from atiende.customers.queries import cluster_of
from atiende.kernel.actors import SYSTEM
from tests.customers.conftest import ADMINISTRATOR, AGENT, AT


def test_all_that_is_the_same_person_comes_out(known: Callable[..., int]) -> None:
    one, two = known("1@a.example", "Marta"), known("2@a.example", "Marta Gil")
    known("3@a.example", "Otra")
    merge_customers(source_id=one, target_id=two, by=AGENT, at=AT)
    mark_unreachable(kind="email", value="1@a.example", words="550 gone", is_permanent=True, by=SYSTEM, at=AT)
    told = {kind: list(rows) for kind, rows in export_customer(cluster_of(one)).records.items()}
    assert [row["name"] for row in told["customers"]] == ["Marta", "Marta Gil"]
    assert [(row["value"], row["unreachable_words"]) for row in told["identifiers"]] == [
        ("1@a.example", "550 gone"),
        ("2@a.example", ""),
    ]
    assert [(row["customer_id"], row["same_as"]) for row in told["merges"]] == [(one, two)]


def test_erasing_leaves_nothing_of_the_person_and_all_of_the_others(known: Callable[..., int]) -> None:
    one, two, other = known("1@a.example", "Marta"), known("2@a.example"), known("3@a.example", "Otra")
    merge_customers(source_id=one, target_id=two, by=AGENT, at=AT)
    with transaction.atomic():
        erase_customer(cluster_of(one), at=AT, by=ADMINISTRATOR)
    assert [row.pk for row in Customer.objects.all()] == [other]
    assert not CustomerMerge.objects.exists()
    assert Identifier.objects.get().customer_id == other
    assert known("1@a.example") not in (one, two)
