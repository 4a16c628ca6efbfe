"""Who finds what: the owner, a colleague, another team, another brand, a light agent, an auditor, a stranger."""

from __future__ import annotations

import datetime as dt

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_brand import change_brand
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.share_ticket import share_ticket
from atiende.tickets.actions.unshare_ticket import unshare_ticket
from atiende.tickets.models import Ticket
from atiende.tickets.queries import search_tickets, visible_to

NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
WHO = (
    "owner",
    "colleague",
    "supervisor",
    "of_other_team",
    "of_other_brand",
    "light",
    "auditor",
    "administrator",
    "stranger",
)


@pytest.fixture
def finders(house):
    """Those who find a text; the same as those who see the ticket, whatever happened to it."""

    def names(text: str = "termostato") -> set[str]:
        found = {who for who in WHO if search_tickets(getattr(house, who), text, now=NOW).rows}
        sees = {who for who in WHO if visible_to(getattr(house, who)).exists()}
        assert found == sees
        return found

    return names


def test_its_team_finds_it_and_who_reads_all(opened, finders):
    opened("El termostato no va")
    assert finders() == {"owner", "colleague", "supervisor", "light", "auditor", "administrator"}


def test_without_a_team_everybody_of_the_brand_finds_it(opened, finders):
    opened("El termostato no va", team_id=None)
    assert finders() == set(WHO) - {"of_other_brand", "stranger"}


def test_it_follows_to_another_team(house, opened, finders):
    ticket = opened("El termostato no va")
    change_team(ticket_id=ticket.ticket_id, team_id=house.billing.pk, by=SYSTEM, at=NOW)
    assert finders() == {"of_other_team", "auditor", "administrator"}


def test_it_follows_to_another_brand(house, opened, finders):
    ticket = opened("El termostato no va", team_id=None)
    change_brand(ticket_id=ticket.ticket_id, brand_id=house.luma.pk, by=SYSTEM, at=NOW)
    assert finders() == {"of_other_brand", "auditor", "administrator"}


def test_who_has_it_in_hand_finds_it(house, opened, finders):
    ticket = opened("El termostato no va", team_id=house.billing.pk)
    assign_ticket(ticket_id=ticket.ticket_id, agent_id=house.owner.id, by=SYSTEM, at=NOW)
    assert "owner" in finders()
    assign_ticket(ticket_id=ticket.ticket_id, agent_id=None, by=SYSTEM, at=NOW)
    assert "owner" not in finders()


def test_who_it_is_shared_with_finds_it_as_long_as_it_is(house, opened, finders):
    ticket = opened("El termostato no va")
    one = share_ticket(ticket_id=ticket.ticket_id, agent_id=house.of_other_brand.id, by=SYSTEM, at=NOW)
    other = share_ticket(ticket_id=ticket.ticket_id, team_id=house.billing.pk, by=SYSTEM, at=NOW)
    assert {"of_other_brand", "of_other_team"} <= finders()
    for share in (one, other):
        unshare_ticket(ticket_id=ticket.ticket_id, share_id=share.pk, by=SYSTEM, at=NOW)
    assert not {"of_other_brand", "of_other_team"} & finders()


def test_notes_are_found_by_staff_and_called_notes(house, opened):
    ticket = opened("Hola")
    add_note(ticket_id=ticket.ticket_id, text="Pedir un termostato", by=house.owner, at=NOW)
    (hit,) = search_tickets(house.light, "termostato", now=NOW).rows
    assert hit.why == ("note",)


def test_a_row_that_lags_behind_shows_nothing(house, opened):
    """The index is for speed: what is shown is asked of the ticket itself."""
    ticket = opened("El termostato no va")
    Ticket.objects.filter(pk=ticket.ticket_id).update(team=house.billing)
    assert search_tickets(house.owner, "termostato", now=NOW).rows == ()


def test_a_number_that_one_may_not_see_says_nothing(house, opened):
    ticket = opened("Hola", team_id=house.billing.pk)
    assert search_tickets(house.owner, f"#{ticket.number}", now=NOW).rows == ()
