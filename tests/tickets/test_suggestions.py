"""What the history of a customer suggests in a case: pure rules with their facts, dismissed for good where it is."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models import AuditEntry
from atiende.tickets.actions.dismiss_suggestion import dismiss_suggestion
from atiende.tickets.actions.restore_suggestions import restore_suggestions
from atiende.tickets.models import DismissedSuggestion
from atiende.tickets.rules.suggestions import CaseHistory, OtherCase, suggestions_for
from tests.desk.office import AT, arrives, signed_in

DAY = dt.date(2026, 11, 22)


def codes(**known: object) -> list[str]:
    history = CaseHistory(today=DAY, **known)  # type: ignore[arg-type]
    return [each.code for each in suggestions_for(history)]


def test_nothing_known_suggests_nothing() -> None:
    assert codes() == []


def test_an_open_case_of_the_same_order_is_to_be_linked_unless_it_is() -> None:
    others = (OtherCase(7, order_id=3), OtherCase(8, order_id=3, is_linked=True), OtherCase(9, order_id=4))
    history = CaseHistory(today=DAY, order_id=3, order_number="P-1", open_cases=others[:1])
    found = suggestions_for(history)
    assert [(each.key, each.case, dict(each.facts)) for each in found] == [
        ("same_order:7", 7, {"number": 7, "order": "P-1"})
    ]
    assert codes(order_id=3, open_cases=others).count("same_order") == 1


@pytest.mark.parametrize(("count", "found"), [(2, []), (3, ["same_product"])])
def test_the_same_product_again_and_again(count: int, found: list[str]) -> None:
    assert codes(product_name="Lámpara", cases_of_product=count) == found


@pytest.mark.parametrize(
    ("days", "found"),
    [(31, []), (30, ["warranty_ends"]), (0, ["warranty_ends"]), (-1, ["warranty_ended"]), (-16, [])],
)
def test_a_warranty_that_ends_or_has_just_ended(days: int, found: list[str]) -> None:
    assert codes(owned_name="Horno", warranty_until=DAY + dt.timedelta(days=days)) == found


def test_several_ways_and_another_than_the_preferred() -> None:
    assert codes(ways=frozenset({"mail", "web"}), preferred_channel="phone") == ["several_ways"]
    assert codes(ways=frozenset({"mail", "web"})) == []
    assert codes(channel="mail", ways=frozenset({"mail"}), preferred_channel="phone") == ["prefers"]
    assert codes(channel="mail", preferred_channel="mail") == []


def test_many_open_reopened_and_known_twice() -> None:
    assert codes(open_cases=(OtherCase(1), OtherCase(2))) == ["many_open"]
    assert codes(reopenings=2, likely_customers=1) == ["reopened", "likely_customer"]


@pytest.mark.django_db
def test_what_was_dismissed_is_remembered_for_the_case_and_can_come_back() -> None:
    ticket_id = arrives(in_team="").ticket_id
    by = signed_in().actor
    for _ in range(2):
        dismiss_suggestion(ticket_id=ticket_id, key="same_order:7", by=by, at=AT)
    assert DismissedSuggestion.objects.get().key == "same_order:7"
    assert AuditEntry.objects.filter(verb="tickets.suggestion_dismissed").count() == 1
    assert restore_suggestions(ticket_id=ticket_id, by=by, at=AT) == 1
    assert restore_suggestions(ticket_id=ticket_id, by=by, at=AT) == 0


@pytest.mark.django_db
def test_who_may_dismiss() -> None:
    ticket_id = arrives(in_team="Ayuda").ticket_id
    with pytest.raises(NotFound):
        dismiss_suggestion(ticket_id=ticket_id, key="prefers", by=signed_in(in_team="Otro").actor, at=AT)
    with pytest.raises(NotPermitted):
        dismiss_suggestion(ticket_id=ticket_id, key="prefers", by=Actor(id=9, label="Nadie"), at=AT)
    with pytest.raises(InvalidInput):
        dismiss_suggestion(ticket_id=ticket_id, key="<script>", by=signed_in().actor, at=AT)
