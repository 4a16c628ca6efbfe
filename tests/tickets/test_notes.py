from __future__ import annotations

import uuid

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.models import Message, Ticket
from atiende.tickets.queries import message_for_sending
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def note(ticket_id, by, text="Llamar al almacén.", **more) -> int:
    return add_note(ticket_id=ticket_id, text=text, by=by, at=later(10), **more)


def test_a_note_moves_no_clock_of_the_customer_and_is_never_sent(opened, house, set_status):
    made = opened()
    before = Ticket.objects.get(pk=made.ticket_id)
    kept = Message.objects.get(pk=note(made.ticket_id, house.light))
    after = Ticket.objects.get(pk=made.ticket_id)
    assert (kept.kind, kept.delivery, kept.author_label) == ("note", "none", "Lía")
    for column in ("last_message_at", "waiting_since", "first_reply_at", "category"):
        assert getattr(before, column) == getattr(after, column)
    assert OutboxEvent.objects.filter(name="tickets.note_added.v1").count() == 1
    assert not OutboxEvent.objects.filter(name="tickets.message_queued.v1").exists()
    with pytest.raises(NotFound):
        message_for_sending(kept.pk)


def test_a_closed_ticket_takes_notes(opened, house, set_status):
    made = opened()
    set_status(made.ticket_id, "closed")
    assert note(made.ticket_id, house.owner)


def test_twice_is_once(opened, house):
    made, key = opened(), uuid.uuid4()
    assert note(made.ticket_id, house.owner, submission=key) == note(
        made.ticket_id, house.owner, submission=key
    )


def test_an_empty_note_is_refused(opened, house):
    made = opened()
    with pytest.raises(InvalidInput):
        note(made.ticket_id, house.owner, " \x00 ")


def test_who_may_note(opened, house):
    made = opened()
    for actor in (house.owner, house.colleague, house.light, house.administrator):
        assert note(made.ticket_id, actor)
    for actor, refusal in (
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
        (house.auditor, NotPermitted),
        (house.stranger, NotPermitted),
    ):
        with pytest.raises(refusal):
            note(made.ticket_id, actor)
