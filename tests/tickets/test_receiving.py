from __future__ import annotations

import pytest

from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.receive_message import receive_message
from atiende.tickets.errors import TicketIsClosed
from atiende.tickets.models import Message, Ticket, TimelineEntry
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def events_of(ticket_id: int) -> list[str]:
    rows = OutboxEvent.objects.filter(aggregate=f"ticket:{ticket_id}").order_by("number")
    return [name.split(".")[1] for name in rows.values_list("name", flat=True)]


def test_a_message_joins_its_ticket_and_moves_its_clocks(opened, received):
    made = opened()
    news = received(made.ticket_id, at=later(5))
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (news.ticket_id, news.number, news.is_reopened) == (made.ticket_id, made.number, False)
    assert ticket.last_message_at == ticket.last_customer_message_at == later(5)
    assert ticket.waiting_since == later(0), "they wait since their first message"
    assert ticket.category == "new"
    assert ticket.version == 2
    assert events_of(made.ticket_id) == ["opened", "message_received"]


@pytest.mark.parametrize(("before", "reopened"), [("waiting_customer", False), ("resolved", True)])
def test_a_person_wakes_a_ticket_that_sleeps(opened, received, set_status, before, reopened):
    made = opened()
    set_status(made.ticket_id, before, waiting_since=None)
    news = received(made.ticket_id)
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (ticket.category, ticket.status.key) == ("open", "open")
    assert news.is_reopened is reopened
    assert ticket.reopenings == int(reopened)
    assert ticket.waiting_since == later(5)
    assert ("reopened" in events_of(made.ticket_id)) is reopened
    assert TimelineEntry.objects.filter(ticket=ticket, kind="reopened").exists() is reopened


@pytest.mark.parametrize("before", ["waiting_customer", "waiting_internal", "resolved", "open"])
def test_a_machine_wakes_nothing(opened, received, set_status, before):
    made = opened()
    set_status(made.ticket_id, before, waiting_since=None, last_customer_message_at=None)
    received(made.ticket_id, "Estoy fuera.", is_automatic=True)
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert ticket.category == before
    assert ticket.waiting_since is None
    assert ticket.last_customer_message_at is None
    assert ticket.reopenings == 0


@pytest.mark.parametrize("key", ["closed", "cancelled"])
def test_a_closed_ticket_takes_nothing_more(opened, received, set_status, key):
    made = opened()
    set_status(made.ticket_id, key)
    with pytest.raises(TicketIsClosed):
        received(made.ticket_id)
    assert Message.objects.filter(ticket_id=made.ticket_id).count() == 1


def test_what_does_not_exist_is_not_found(received, house):
    with pytest.raises(NotFound):
        received(10**12)


def test_who_may_hand_in_a_message(house, opened, words, at):
    made = opened()
    for actor in (house.owner, house.colleague, house.supervisor):
        receive_message(ticket_id=made.ticket_id, incoming=words(), by=actor, at=at)
    for actor, refusal in (
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.stranger, NotPermitted),
    ):
        with pytest.raises(refusal):
            receive_message(ticket_id=made.ticket_id, incoming=words(), by=actor, at=at)


HOSTILE = "\x00<script>alert(1)</script>\ud800 \u202eתירבע 🙂"


def test_hostile_text_is_kept_as_text(opened, words):
    message = words(
        HOSTILE,
        author_label="<b>\x00Eva\u202e</b>",
        subject=HOSTILE,
        html=HOSTILE,
        folded=(("quote", HOSTILE),),
    )
    kept = Message.objects.get(pk=opened(message=message, subject=HOSTILE * 30).message_id)
    assert kept.text == "<script>alert(1)</script> \u202eתירבע 🙂"
    assert kept.author_label == "<b> Eva</b>"
    assert kept.folded == [{"kind": "quote", "text": kept.text}]
    assert len(kept.ticket.subject) <= 300
    assert "\u202e" not in kept.ticket.subject


def test_five_megabytes_are_cut_and_the_reader_is_told(opened, words):
    message = words("á" * 5_000_000, html="<p>" * 2_000_000, notices=("dates_odd",))
    kept = Message.objects.get(pk=opened(message=message).message_id)
    assert len(kept.text) == 1_000_000
    assert kept.html == ""
    assert kept.notices == ["dates_odd", "text_cut", "html_left_out"]
