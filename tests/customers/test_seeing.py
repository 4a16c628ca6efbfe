"""Who sees customers, and how they are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from atiende.customers import queries
from atiende.customers.actions.add_identifier import add_identifier
from atiende.customers.actions.mark_reachable import mark_reachable
from atiende.customers.actions.mark_unreachable import mark_unreachable
from atiende.customers.actions.merge_customers import merge_customers
from atiende.customers.topics import watches_customer, watches_list
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotFound
from atiende.platform.models import AuditEntry
from tests.customers.conftest import AGENT, AT, READER, STRANGER


def names(search: str) -> list[str]:
    return [row.name for row in queries.list_customers(READER, search=search).rows]


def test_readers_see_all_and_strangers_none(known: Callable[..., int]) -> None:
    customer_id = known("m@a.example", "Marta")
    assert queries.get_customer_for(READER, customer_id).name == "Marta"
    assert not queries.list_customers(STRANGER).rows
    for wrong in (customer_id + 1, 0, -1, 2**64):
        with pytest.raises(NotFound):
            queries.get_customer_for(READER, wrong)
    with pytest.raises(NotFound):
        queries.get_customer_for(STRANGER, customer_id)


def test_they_are_found_by_parts_of_name_address_and_telephone(known: Callable[..., int]) -> None:
    marta = known("gil@a.example", "Martá Gil")
    known("otra@b.example", "Otra")
    add_identifier(customer_id=marta, kind="phone", value="600 11 22 33", country="ES", by=AGENT, at=AT)
    for search in ("marta", "GIL", "rta g", "gil@a", "600 112", "+34 600-11-22-33", "ma"):
        assert names(search) == ["Martá Gil"], search
    for search in ("100%", "_", "\\", "\x00x", "'; DROP TABLE"):
        assert names(search) == [], search


def test_one_joined_with_another_is_found_under_the_survivor(known: Callable[..., int]) -> None:
    one, two = known("vieja@a.example", "Marta de Gil"), known("nueva@a.example", "Marta Gil")
    merge_customers(source_id=one, target_id=two, by=AGENT, at=AT)
    for search in ("vieja", "de gil", "marta"):
        page = queries.list_customers(READER, search=search)
        assert [row.pk for row in page.rows] == [two], search
        assert [i.value for i in page.rows[0].known_under] == ["vieja@a.example", "nueva@a.example"]


def test_pages_follow_each_other_and_cost_the_same(known: Callable[..., int]) -> None:
    for number in range(30):
        known(f"{number}@a.example", f"Marta {number // 2:02}")
    seen: list[int] = []
    after = ""
    while True:
        with CaptureQueriesContext(connection) as asked:
            page = queries.list_customers(READER, search="marta", after=after, size=7)
        assert len(asked) == 3
        seen += [row.pk for row in page.rows]
        after = page.next_after
        if not after:
            break
    assert len(seen) == len(set(seen)) == 30
    assert len(queries.list_customers(READER, after="!broken").rows) == 30


def test_an_address_that_comes_back_is_marked_until_something_arrives(known: Callable[..., int]) -> None:
    customer_id = known("m@a.example")
    told = {"kind": "email", "value": "M@a.example", "by": SYSTEM, "at": AT}
    assert not mark_unreachable(**told, words="452 try later", is_permanent=False)
    for words in ("550 no such user", "550 5.1.1\r\nstill none" + "x" * 600):
        assert mark_unreachable(**told, words=words, is_permanent=True)
    [identifier] = queries.identifiers_of([customer_id])
    assert identifier.unreachable.times == 2
    assert identifier.unreachable.words.startswith("550 5.1.1 still none")
    assert AuditEntry.objects.filter(verb="customers.identifier_unreachable").count() == 1
    assert not mark_unreachable(**{**told, "value": "nobody@a.example"}, words="550", is_permanent=True)
    assert mark_reachable(**told)
    assert not mark_reachable(**told)


def test_live_signals_only_for_who_sees_customers(db: None, django_user_model: type) -> None:
    user = django_user_model.objects.create_user("nadie@nova.example", name="Nadie")
    assert not watches_customer(user.pk, "1")
    assert not watches_list(user.pk, "1")
