from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.post_automatic_message import post_automatic_message
from atiende.tickets.models import Message, Participant, Ticket
from atiende.tickets.queries import message_for_sending
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def post(ticket_id, *, to="rosa@correo.example", by=SYSTEM) -> int:
    return post_automatic_message(
        ticket_id=ticket_id, subject="Recibido", text="Lo tenemos.", to=to, by=by, at=later(1)
    )


def test_it_is_queued_and_the_customer_waits_on(opened, at):
    made = opened()
    found = message_for_sending(post(made.ticket_id))
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert found.is_automatic
    assert (found.subject, found.recipients[0].address) == ("Recibido", "rosa@correo.example")
    assert (ticket.waiting_since, ticket.first_reply_at, ticket.category) == (at, None, "new")
    assert OutboxEvent.objects.get(name="tickets.message_queued.v1").payload["is_automatic"] is True


def test_it_goes_to_nobody_outside_the_case(opened):
    made = opened()
    for to in ("otra@correo.example", "", "x"):
        with pytest.raises(InvalidInput):
            post(made.ticket_id, to=to)
    Participant.objects.update(role="former")
    with pytest.raises(InvalidInput):
        post(made.ticket_id)
    assert Message.objects.filter(kind="outgoing").count() == 0


def test_only_the_program_itself_does_it(opened, house):
    made = opened()
    for actor in (house.owner, house.administrator, house.stranger):
        with pytest.raises(NotPermitted):
            post(made.ticket_id, by=actor)
    with pytest.raises(NotFound):
        post(10**12)
