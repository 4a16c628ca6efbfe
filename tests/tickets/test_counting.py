"""A count is the length of the list that the same person would read."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.models import Ticket, TicketShare
from atiende.tickets.queries import count_of_teams, count_tickets, list_tickets
from atiende.tickets.rules.listing import NOBODY, Filters
from atiende.tickets.rules.statuses import Category
from tests.tickets.test_who_sees_what import PEOPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def cases(opened, house, set_status, at) -> None:
    places = [
        (house.nova, house.help_desk),
        (house.nova, house.billing),
        (house.luma, None),
        (house.nova, None),
    ]
    for brand, team in places:
        made = [opened(brand_id=brand.pk, team_id=team and team.pk).ticket_id for _ in range(5)]
        Ticket.objects.filter(pk=made[0]).update(assignee_id=house.of_other_team.id)
        TicketShare.objects.create(ticket_id=made[1], team=house.billing, made_at=at, made_by_id=0)
        TicketShare.objects.create(ticket_id=made[1], agent_id=house.owner.id, made_at=at, made_by_id=0)
        set_status(made[2], "resolved")
        Ticket.objects.filter(pk=made[3]).update(is_spam=True, priority=4, snoozed_until=at)
        merge_tickets(source_id=made[4], target_id=made[0], by=SYSTEM, at=at)


def lists(house) -> dict[str, Filters]:
    return {
        "under way": Filters(),
        "everything": Filters(categories=frozenset(), is_spam=None),
        "solved": Filters(categories=frozenset({Category.RESOLVED})),
        "nobody's": Filters(assignee_id=NOBODY),
        "somebody's": Filters(assignee_id=house.of_other_team.id),
        "a team's": Filters(team_id=house.billing.pk),
        "teams'": Filters(team_ids=frozenset({house.help_desk.pk, house.billing.pk})),
        "no team's": Filters(team_ids=frozenset()),
        "waiting": Filters(is_waiting=True, is_snoozed=False),
        "put off": Filters(is_snoozed=True, is_spam=None),
        "a brand's": Filters(brand_id=house.luma.pk, channel="mail"),
        "urgent": Filters(priority=4, is_spam=True),
        "unknown tag": Filters(tag_id=1),
    }


@pytest.mark.parametrize("person", [*PEOPLE, "system"])
def test_a_count_is_the_length_of_the_list(cases, house, person):
    actor = SYSTEM if person == "system" else getattr(house, person)
    wanted = lists(house)
    listed = {name: len(list_tickets(actor, filters=filters).rows) for name, filters in wanted.items()}
    assert count_tickets(actor, wanted) == listed


@pytest.mark.parametrize("person", [*PEOPLE, "system"])
def test_the_count_of_a_team_is_the_length_of_its_list_for_who_may_see_that(cases, house, person):
    actor = SYSTEM if person == "system" else getattr(house, person)
    teams = [house.help_desk.pk, house.billing.pk]
    counted = count_of_teams(actor, teams, Filters(is_snoozed=False))
    for team_id, count in counted.items():
        assert count == len(list_tickets(actor, filters=Filters(team_id=team_id, is_snoozed=False)).rows)
    sees_all = actor.is_system or actor.may("tickets.read_all")
    expected = teams if sees_all else [pk for pk in teams if pk in actor.team_ids]
    assert sorted(counted) == (sorted(expected) if actor.is_system or actor.may("tickets.read") else [])


def test_nothing_wanted_is_nothing_counted(house):
    assert count_tickets(house.administrator, {}) == {}
    assert count_of_teams(house.administrator, [], Filters()) == {}
