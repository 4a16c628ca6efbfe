from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import NotFound
from atiende.platform.live.topics import may_watch
from atiende.tickets.models import Ticket, TicketShare
from atiende.tickets.queries import (
    conversation_of,
    get_ticket_for,
    list_lines,
    list_tickets,
    sees,
    ticket_id_of_number,
    timeline_of,
    visible_to,
)
from atiende.tickets.rules.listing import Filters
from atiende.tickets.rules.seeing import plainly_sees

pytestmark = pytest.mark.django_db

SEES = {
    "team": {"owner", "colleague", "supervisor", "light", "auditor", "administrator"},
    "no_team": {
        "owner",
        "colleague",
        "supervisor",
        "light",
        "of_other_team",
        "auditor",
        "administrator",
    },
    "other_brand": {"of_other_brand", "auditor", "administrator"},
    "assigned": {"of_other_team", "auditor", "administrator", "of_other_brand"},
    "shared": {"of_other_team", "auditor", "administrator", "of_other_brand"},
}
PEOPLE = [
    "owner",
    "colleague",
    "supervisor",
    "light",
    "of_other_team",
    "of_other_brand",
    "auditor",
    "administrator",
    "stranger",
]


@pytest.fixture
def tickets(opened, house, at) -> dict[str, int]:
    made = {
        "team": opened(),
        "no_team": opened(team_id=None),
        "other_brand": opened(brand_id=house.luma.pk, team_id=None),
        "assigned": opened(brand_id=house.luma.pk, team_id=None),
        "shared": opened(brand_id=house.luma.pk, team_id=None),
    }
    Ticket.objects.filter(pk=made["assigned"].ticket_id).update(assignee_id=house.of_other_team.id)
    TicketShare.objects.create(
        ticket_id=made["shared"].ticket_id, team=house.billing, made_at=at, made_by_id=0
    )
    return {name: opened.ticket_id for name, opened in made.items()}


@pytest.mark.parametrize("person", PEOPLE)
def test_each_sees_theirs_and_nothing_else(tickets, house, person):
    actor = getattr(house, person)
    wanted = {tickets[name] for name, people in SEES.items() if person in people}
    assert set(visible_to(actor).values_list("pk", flat=True)) == wanted
    assert {ticket for ticket in tickets.values() if sees(actor, ticket)} == wanted
    for ticket in Ticket.objects.all():
        of_itself = {name: getattr(ticket, name) for name in ("brand_id", "team_id", "assignee_id")}
        is_shared = ticket.pk == tickets["shared"] and person == "of_other_team"
        assert plainly_sees(actor, **of_itself) is (ticket.pk in wanted and not is_shared)
        if ticket.pk in wanted:
            assert get_ticket_for(actor, ticket.number) == ticket
            assert conversation_of(actor, ticket.pk).messages
            assert timeline_of(actor, ticket.pk)
            continue
        for asked in (
            lambda: get_ticket_for(actor, ticket.number),  # noqa: B023
            lambda: conversation_of(actor, ticket.pk),  # noqa: B023
            lambda: timeline_of(actor, ticket.pk),  # noqa: B023
        ):
            with pytest.raises(NotFound):
                asked()


def test_the_system_sees_all(tickets):
    assert visible_to(SYSTEM).count() == len(tickets)


def test_a_share_with_one_person_is_theirs_alone(opened, house, at):
    made = opened(brand_id=house.luma.pk)
    TicketShare.objects.create(ticket_id=made.ticket_id, agent_id=house.owner.id, made_at=at, made_by_id=0)
    assert sees(house.owner, made.ticket_id)
    assert not sees(house.colleague, made.ticket_id)


def test_odd_numbers_are_not_found(house):
    for number in (0, -1, 2**63, 10**30, 7):
        with pytest.raises(NotFound):
            get_ticket_for(house.administrator, number)
        assert ticket_id_of_number(number) is None


def test_who_sees_it_may_watch_it(tickets, house):
    owner, other = house.owner.id, house.of_other_brand.id
    ticket, brand = f"ticket:{tickets['team']}", f"tickets:{house.nova.pk}"
    assert may_watch(owner, ticket)
    assert may_watch(owner, brand)
    assert not may_watch(other, ticket)
    assert not may_watch(other, brand)
    assert not may_watch(owner, f"ticket:{tickets['other_brand']}")
    assert not may_watch(owner, "ticket:99999999999999999999")
    assert not may_watch(10**9, ticket)


def test_a_conversation_costs_the_same_with_three_messages_or_thirty(
    opened, received, house, django_assert_max_num_queries
):
    made = opened()
    for extra in (2, 27):
        for _ in range(extra):
            received(made.ticket_id)
        with django_assert_max_num_queries(5):
            found = conversation_of(house.owner, made.ticket_id)
            _ = [(list(m.attachments.all()), list(m.recipients.all())) for m in found.messages]
    assert len(found.messages) == 30


def test_a_long_conversation_is_read_from_its_end(opened, received, house):
    made = opened("primero")
    for number in range(4):
        received(made.ticket_id, str(number))
    newest = conversation_of(house.owner, made.ticket_id, size=3)
    assert [message.text for message in newest.messages] == ["1", "2", "3"]
    rest = conversation_of(house.owner, made.ticket_id, size=3, before=newest.before)
    assert ([message.text for message in rest.messages], rest.before) == (["primero", "0"], None)


@pytest.mark.parametrize("person", PEOPLE)
def test_lists_show_what_is_seen_and_no_more(tickets, house, person):
    """Lists ask in words of their own: they must let through what everything else does."""
    actor = getattr(house, person)
    everything = Filters(categories=frozenset(), is_spam=None)
    lines = list_lines(actor, filters=everything).rows
    assert {line.id for line in lines} == set(visible_to(actor).values_list("pk", flat=True))
    assert [line.id for line in lines] == [row.pk for row in list_tickets(actor, filters=everything).rows]
