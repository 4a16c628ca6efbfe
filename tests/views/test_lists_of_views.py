"""What a view holds: each kind of condition, in the order asked for, as far as the person sees it."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.models import Ticket
from atiende.tickets.queries import (
    Asked,
    columns_of_board,
    count_of_view,
    count_of_views,
    ids_of_view,
    list_of_view,
)
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition, Test
from atiende.tickets.rules.view_fields import Is
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def held(actor, *tests, any_of=(), now=None, order=Order.LAST_MESSAGE) -> set[int]:
    asked = Asked(condition=Condition(tests, tuple(any_of)), order=order, now=now or later(60))
    return {line.id for line in list_of_view(actor, asked).rows}


def one(field, *value, way=Is.ONE_OF) -> Test:
    return Test(field, way, value)


def test_each_condition_leaves_in_what_it_names(opened, house, at) -> None:
    first, second, third = (opened(at=later(n * 30)).ticket_id for n in range(3))
    admin = house.administrator
    tag = add_tag(ticket_id=first, name="Garantía", by=admin, at=at)
    Ticket.objects.filter(pk=first).update(
        assignee_id=admin.id, priority=4, custom_fields={"motivo": "avería", "n": 3}
    )
    Ticket.objects.filter(pk=second).update(
        team_id=None, channel="phone", waiting_since=None, custom_fields={"motivo": ["x", "avería"]}
    )
    Ticket.objects.filter(pk=third).update(is_spam=True, snoozed_until=later(999))
    both = {first, second}
    assert held(admin) == both, "spam is left out unless it is asked for"
    assert held(admin, one("spam", way=Is.YES)) == {third}
    assert held(admin, one("assignee", "me")) == {first}
    assert held(admin, one("assignee", "nobody")) == {second}
    assert held(admin, one("assignee", "me", way=Is.NONE_OF)) == {second}
    assert held(admin, one("team", "nobody", str(house.help_desk.pk))) == both
    assert held(admin, one("priority", "4")) == {first}
    assert held(admin, one("channel", "phone")) == {second}
    assert held(admin, one("status", "new", way=Is.NONE_OF)) == set()
    assert held(admin, one("category", "new", "open")) == both
    assert held(admin, one("tag", str(tag.pk))) == {first}
    assert held(admin, one("tag", str(tag.pk), way=Is.NONE_OF)) == {second}
    assert held(admin, one("field.motivo", "avería")) == both
    assert held(admin, one("field.n", "3")) == {first}
    assert held(admin, one("field.n", way=Is.UNSET)) == {second}
    assert held(admin, one("waiting", way=Is.UNSET)) == {second}
    assert held(admin, one("words", "pedido", way=Is.CONTAINS)) == both
    assert held(admin, one("words", "pedido", way=Is.LACKS)) == set()
    assert held(admin, any_of=[one("priority", "4"), one("channel", "phone")]) == both
    assert held(admin, one("priority", "4"), any_of=[one("channel", "phone")]) == set()


def test_days_and_spans_are_those_of_who_asks(opened, house) -> None:
    early, late = opened(at=later(0)).ticket_id, opened(at=later(50)).ticket_id
    admin = house.administrator
    assert held(admin, one("opened", "1h", way=Is.OLDER), now=later(90)) == {early}
    assert held(admin, one("opened", "1h", way=Is.WITHIN), now=later(90)) == {late}
    tokyo = later(60).astimezone(dt.timezone(dt.timedelta(hours=9)))
    assert held(admin, one("opened", "2026-11-23", way=Is.SINCE), now=tokyo) == set()
    assert held(admin, one("opened", "2026-11-23", way=Is.BEFORE), now=tokyo) == {early, late}


def test_a_view_shows_nobody_more_than_they_see(opened, house) -> None:
    ours, theirs = opened().ticket_id, opened(team_id=house.billing.pk).ticket_id
    assert held(house.administrator) == {ours, theirs}
    assert held(house.owner) == {ours}
    assert held(house.of_other_team) == {theirs}
    assert held(house.stranger) == set()
    assert count_of_view(house.owner, Condition(), now=later(9), most=99) == 1
    assert count_of_views(house.stranger, {1: Condition()}, now=later(9)) == {1: 0}


def test_me_and_my_teams_are_those_of_who_looks(opened, house) -> None:
    case = opened().ticket_id
    Ticket.objects.filter(pk=case).update(assignee_id=house.owner.id)
    assert held(house.owner, one("assignee", "me")) == {case}
    assert held(house.colleague, one("assignee", "me")) == set()
    assert held(house.colleague, one("team", "mine")) == {case}
    assert held(house.administrator, one("team", "mine")) == set()


@pytest.mark.parametrize("order", list(Order))
def test_pages_follow_each_other_without_gaps(opened, house, order) -> None:
    ids = [opened(at=later(n)).ticket_id for n in range(7)]
    for place, pk in enumerate(ids):
        Ticket.objects.filter(pk=pk).update(
            priority=1 + place % 3, next_due_at=later(place % 2) if place % 3 else None
        )
    asked = Asked(condition=Condition(), order=order, now=later(60))
    found, after = [], ""
    for _ in range(9):
        page, after = ids_of_view(house.administrator, asked, after=after, size=2)
        found += page
        if not after:
            break
    assert sorted(found) == sorted(ids)


def test_counts_of_many_views_are_one_query_and_leave_out_what_no_index_finds(
    opened, house, django_assert_num_queries
) -> None:
    for _ in range(3):
        opened()
    wanted = {n: Condition((one("team", str(house.help_desk.pk)),)) for n in range(30)}
    wanted[99] = Condition((one("priority", "2"),))
    with django_assert_num_queries(1):
        counts = count_of_views(house.administrator, wanted, now=later(9))
    assert counts == dict.fromkeys(range(30), 3)


def test_a_board_takes_the_first_of_each_column_in_one_query(
    opened, house, set_status, django_assert_num_queries
) -> None:
    cases = [opened(at=later(n)).ticket_id for n in range(4)]
    waits = set_status(cases[0], "waiting_customer")
    new = Ticket.objects.get(pk=cases[1]).status_id
    asked = Asked(condition=Condition(), now=later(60))
    with django_assert_num_queries(1):
        columns = columns_of_board(house.administrator, asked, [new, waits.status_id], size=1)
    assert [line.id for line in columns[new]] == [cases[3], cases[2]]
    assert [line.id for line in columns[waits.status_id]] == [cases[0]]
