"""A case is handed over with a summary, which its receiver finds at the top until they have read it."""

from __future__ import annotations

import pytest

from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.acknowledge_hand_over import acknowledge_hand_over
from atiende.tickets.actions.assign_ticket import assign_ticket
from atiende.tickets.actions.change_team import change_team
from atiende.tickets.actions.hand_over_ticket import hand_over_ticket
from atiende.tickets.actions.require_summaries import require_summaries
from atiende.tickets.errors import SummaryNeeded
from atiende.tickets.models import HandOver, Message, Ticket
from atiende.tickets.queries import aside_of, followed_case
from atiende.tickets.queries.tracking import Proof
from atiende.tickets.rules.hand_over import Summary
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db
SUMMARY = Summary("Llegó rota.", "Un cambio antes del viernes.", "Pedir la pieza.")


def hand(made, by, **whom):
    return hand_over_ticket(ticket_id=made.ticket_id, **whom, summary=SUMMARY, by=by, at=later(5))


def shown(actor, made):
    return aside_of(actor, Ticket.objects.get(pk=made.ticket_id)).hand_over


def test_the_receiver_finds_the_summary_until_they_have_read_it(opened, house):
    made = opened()
    note_id = hand(made, house.owner, agent_id=house.colleague.id)
    assert Ticket.objects.get(pk=made.ticket_id).assignee_id == house.colleague.id
    text = Message.objects.get(pk=note_id, kind="note").text
    for part in ("Llegó rota.", "Un cambio antes del viernes.", "Pedir la pieza."):
        assert part in text
    found = shown(house.colleague, made)
    assert found.is_for(house.colleague)
    assert not found.is_for(house.owner)
    with pytest.raises(NotPermitted):
        acknowledge_hand_over(hand_over_id=found.pk, by=house.owner, at=later(6))
    acknowledge_hand_over(hand_over_id=found.pk, by=house.colleague, at=later(7))
    assert shown(house.colleague, made) is None
    assert OutboxEvent.objects.filter(name="tickets.handed_over.v1").count() == 1


def test_to_a_team_and_a_later_one_takes_the_place_of_the_first(opened, house):
    made = opened()
    hand(made, house.supervisor, agent_id=house.colleague.id)
    hand(made, house.supervisor, team_id=house.billing.pk)
    assert Ticket.objects.get(pk=made.ticket_id).team_id == house.billing.pk
    assert shown(house.of_other_team, made).is_for(house.of_other_team)
    assert HandOver.objects.filter(read_at=None).count() == 1


def test_without_a_receiver_or_without_words_nothing_happens(opened, house):
    made = opened()
    for amiss in (
        {"summary": SUMMARY},
        {"summary": SUMMARY, "agent_id": house.colleague.id, "team_id": house.billing.pk},
        {"summary": Summary(" "), "agent_id": house.colleague.id},
        {"summary": Summary("x" * 6000), "agent_id": house.colleague.id},
    ):
        with pytest.raises(InvalidInput):
            hand_over_ticket(ticket_id=made.ticket_id, by=house.owner, at=later(5), **amiss)
    assert not Message.objects.filter(kind="note").exists()


def test_a_light_agent_hands_nothing_over(opened, house):
    made = opened()
    with pytest.raises(NotPermitted):
        hand(made, house.light, agent_id=house.colleague.id)
    assert not HandOver.objects.exists()


def test_where_a_summary_is_needed_nobody_gives_their_case_away_without_one(opened, house):
    made = opened()
    with pytest.raises(NotPermitted):
        require_summaries(is_needed=True, by=house.owner, at=later(1))
    require_summaries(is_needed=True, by=house.administrator, at=later(1))
    assign_ticket(ticket_id=made.ticket_id, agent_id=house.owner.id, by=house.owner, at=later(2))
    with pytest.raises(SummaryNeeded):
        assign_ticket(ticket_id=made.ticket_id, agent_id=house.colleague.id, by=house.owner, at=later(3))
    with pytest.raises(SummaryNeeded):
        change_team(ticket_id=made.ticket_id, team_id=house.billing.pk, by=house.owner, at=later(3))
    hand(made, house.owner, agent_id=house.colleague.id)


def test_the_customer_never_reads_the_summary(opened, house):
    made = opened()
    hand(made, house.owner, agent_id=house.colleague.id)
    ticket = Ticket.objects.get(pk=made.ticket_id)
    followed = followed_case(Proof(ticket.pk, ticket.number, ticket.brand_id, 1))
    assert "rota" not in repr(followed)
