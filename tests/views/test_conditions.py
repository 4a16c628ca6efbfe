"""Conditions as data: what is whole, what an index serves, and how they stand in an address."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput
from atiende.tickets.rules.view_conditions import (
    Condition,
    Test,
    asked_test,
    is_served,
    kept_as,
    read_condition,
    text_of,
)
from atiende.tickets.rules.view_fields import Is

WHOLE = {
    "version": 1,
    "all": [
        {"field": "status", "is": "one_of", "value": ["open", "new"]},
        {"field": "waiting", "is": "older", "value": ["4h"]},
        {"field": "opened", "is": "since", "value": ["2026-01-31"]},
        {"field": "field.motivo", "is": "one_of", "value": ["avería, con coma"]},
    ],
    "any": [{"field": "assignee", "is": "one_of", "value": ["me", "nobody", "7"]}],
}


def test_what_is_kept_is_read_again_as_it_was() -> None:
    assert kept_as(read_condition(WHOLE)) == WHOLE


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        {"version": 2, "all": []},
        {"version": 1, "all": "x"},
        {"version": 1, "all": [], "none": []},
        {"version": 1, "all": [{"field": "status", "is": "like", "value": ["x"]}]},
        {"version": 1, "all": [{"field": "status", "is": "one_of", "value": "open"}]},
        {"version": 1, "all": [{"field": "status", "is": "one_of", "value": ["o\0"]}]},
        {"version": 1, "all": [{"field": "password", "is": "one_of", "value": ["x"]}]},
        {"version": 1, "all": [{"field": "status", "is": "one_of", "value": []}]},
        {"version": 1, "all": [{"field": "priority", "is": "one_of", "value": ["9"]}]},
        {"version": 1, "all": [{"field": "assignee", "is": "one_of", "value": ["everybody"]}]},
        {"version": 1, "all": [{"field": "tag", "is": "one_of", "value": ["1); DROP TABLE"]}]},
        {"version": 1, "all": [{"field": "waiting", "is": "older", "value": ["4 años"]}]},
        {"version": 1, "all": [{"field": "opened", "is": "since", "value": ["31/01/2026"]}]},
        {"version": 1, "all": [{"field": "spam", "is": "yes", "value": ["x"]}]},
        {"version": 1, "all": [{"field": "spam", "is": "yes", "value": []}] * 21},
    ],
)
def test_what_is_broken_is_refused(broken: object) -> None:
    with pytest.raises(InvalidInput):
        read_condition(broken)


def test_a_problem_is_told_by_its_place() -> None:
    broken = {**WHOLE, "any": [{"field": "tag", "is": "one_of", "value": ["vip"]}]}
    with pytest.raises(InvalidInput) as refused:
        read_condition(broken)
    assert set(refused.value.fields) == {"any.0"}


def test_an_address_says_the_same() -> None:
    for test in read_condition(WHOLE).tests:
        assert asked_test(text_of(test)) == test
    assert asked_test("status:one_of:") is None
    assert asked_test("nada") is None
    assert asked_test("words:contains:%00") is None


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (Test("assignee", Is.ONE_OF, ("me",)), True),
        (Test("category", Is.ONE_OF, ("new", "open")), True),
        (Test("category", Is.ONE_OF, ("closed",)), False),
        (Test("assignee", Is.NONE_OF, ("me",)), False),
        (Test("field.motivo", Is.ONE_OF, ("avería",)), True),
        (Test("priority", Is.ONE_OF, ("4",)), False),
        (Test("words", Is.CONTAINS, ("factura",)), False),
    ],
)
def test_which_conditions_an_index_finds(test: Test, expected: bool) -> None:
    assert is_served(Condition((test,))) is expected
    assert is_served(Condition((), (test,))) is expected


def test_alternatives_are_found_only_when_each_is() -> None:
    quick, slow = Test("team", Is.ONE_OF, ("3",)), Test("priority", Is.ONE_OF, ("4",))
    assert not is_served(Condition((), (quick, slow)))
    assert is_served(Condition((quick,), (quick, slow)))
    assert is_served(Condition())
