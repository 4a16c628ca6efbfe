from __future__ import annotations

import pytest

from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.models import Ticket, TicketShare
from atiende.tickets.queries import list_tickets
from atiende.tickets.rules.listing import NOBODY, Filters, Order
from atiende.tickets.rules.statuses import Category
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def ids(page) -> list[int]:
    return [row.pk for row in page.rows]


def walked(actor, filters, size=2) -> list[int]:
    found, after = [], ""
    for _ in range(50):
        page = list_tickets(actor, filters=filters, after=after, size=size)
        found += ids(page)
        after = page.next_after
        if not after:
            return found
    raise AssertionError("the pages do not end")


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("person", ["owner", "administrator", "of_other_brand"])
def test_pages_follow_each_other_without_gaps_or_repetitions(opened, house, order, person):
    for number in range(7):
        brand = house.luma if number % 3 == 2 else house.nova
        made = opened(
            brand_id=brand.pk, team_id=house.help_desk.pk if number % 2 else None, at=later(number % 3)
        )
        Ticket.objects.filter(pk=made.ticket_id).update(
            priority=1 + number % 4, next_due_at=later(number % 2) if number % 3 else None
        )
    actor = getattr(house, person)
    whole = ids(list_tickets(actor, filters=Filters(order=order), size=100))
    assert walked(actor, Filters(order=order)) == whole
    assert len(set(whole)) == len(whole) == {"owner": 5, "administrator": 7, "of_other_brand": 2}[person]
    rows = {row.pk: row for row in Ticket.objects.all()}
    keys = [getattr(rows[pk], order.value) for pk in whole]
    known = [key for key in keys if key is not None]
    assert known == sorted(known, reverse=order != Order.NEXT_DUE)
    assert None not in keys[: len(known)], "what has no date comes last"


def test_each_filter_leaves_in_what_it_names(opened, house, customer, set_status, at):
    one, two, three = opened().ticket_id, opened(team_id=None, channel="phone").ticket_id, opened().ticket_id
    four = opened(address="luis@correo.example", brand_id=house.luma.pk, priority=4).ticket_id
    Ticket.objects.filter(pk=one).update(assignee_id=house.owner.id)
    done = set_status(three, "resolved")
    tag = add_tag(ticket_id=one, name="Garantía", by=house.owner, at=at)
    admin = house.administrator

    def found(**filters) -> set[int]:
        return set(ids(list_tickets(admin, filters=Filters(**filters))))

    assert found() == {one, two, four}
    assert found(categories=frozenset()) == {one, two, three, four}
    assert found(categories=frozenset({Category.RESOLVED})) == {three}
    assert found(categories=frozenset(), status_id=done.status_id) == {three}
    assert found(assignee_id=house.owner.id) == {one}
    assert found(assignee_id=NOBODY) == {two, four}
    assert found(team_id=house.help_desk.pk) == {one, four}
    assert found(team_id=NOBODY) == {two}
    assert found(brand_id=house.luma.pk) == {four}
    assert found(tag_id=tag.pk) == {one}
    assert found(customer_ids=frozenset({customer("luis@correo.example")})) == {four}
    assert found(channel="phone") == {two}
    assert found(priority=4) == {four}
    mark_spam(ticket_id=two, by=house.supervisor, at=at)
    assert found() == {one, four}
    assert found(is_spam=True) == {two}
    assert found(is_spam=None) == {one, two, four}


def test_what_goes_on_elsewhere_is_not_listed(opened, house, at):
    one, two = opened().ticket_id, opened().ticket_id
    merge_tickets(source_id=one, target_id=two, by=house.owner, at=at)
    assert ids(list_tickets(house.owner)) == [two]


def test_a_ticket_seen_for_two_reasons_is_listed_once(opened, house, at):
    made = opened()
    Ticket.objects.filter(pk=made.ticket_id).update(assignee_id=house.owner.id)
    TicketShare.objects.create(ticket_id=made.ticket_id, agent_id=house.owner.id, made_at=at, made_by_id=0)
    assert ids(list_tickets(house.owner)) == [made.ticket_id]


@pytest.mark.parametrize("after", ["x", "!!", "W10", "bnVsbA", "W251bGwsMV0", "WyJ4IiwxXQ", "é", "W1tbW10"])
def test_a_broken_page_begins_at_the_start(opened, house, after):
    made = opened()
    for order in Order:
        assert ids(list_tickets(house.owner, filters=Filters(order=order), after=after)) == [made.ticket_id]


def test_strangers_see_nothing_at_no_cost(opened, house, django_assert_num_queries):
    opened()
    with django_assert_num_queries(0):
        assert list_tickets(house.stranger).rows == []


def test_thirty_cost_what_three_do(opened, house, at, django_assert_num_queries):
    for more in (3, 27):
        for _ in range(more):
            add_tag(ticket_id=opened().ticket_id, name="Envío", by=house.owner, at=at)
        with django_assert_num_queries(3):
            page = list_tickets(house.owner)
            shown = [
                (t.status.key, t.customer.name, t.brand.name, t.team and t.team.name, t.assignee_id)
                for t in page.rows
            ]
            assert all(ticket.tags_shown[0].tag.name == "Envío" for ticket in page.rows)
    assert len(shown) == 30
