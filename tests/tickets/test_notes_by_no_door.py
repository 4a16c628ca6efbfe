"""A note reaches no customer: not by what they read, not by the mail of a later answer, not by their export."""

from __future__ import annotations

import pytest

from atiende.kernel.personal_data import PersonalData
from atiende.kernel.refusals import NotFound
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.models import Recipient, Ticket
from atiende.tickets.personal_data import export_customer
from atiende.tickets.queries import followed_case, message_for_sending
from atiende.tickets.queries.tracking import Proof
from atiende.tickets.rules.reply import Reply

from .conftest import AT, later

pytestmark = pytest.mark.django_db
SECRET = "El cliente miente sobre la SECRETA."


def test_a_note_leaves_by_no_door(opened, house) -> None:
    case = opened()
    note = add_note(ticket_id=case.ticket_id, text=SECRET, by=house.light, at=AT)
    answer = reply_to_ticket(
        ticket_id=case.ticket_id, reply=Reply(text="Ya va de camino."), by=house.owner, at=later(1)
    )
    ticket = Ticket.objects.get(pk=case.ticket_id)
    for told in (
        followed_case(Proof(ticket.pk, ticket.number, ticket.brand_id, 1)),
        message_for_sending(answer),
        _told(export_customer([ticket.customer_id])),
    ):
        assert "SECRETA" not in repr(told)
    assert "camino" in repr(message_for_sending(answer))
    with pytest.raises(NotFound):
        message_for_sending(note)
    assert not Recipient.objects.filter(message_id=note).exists()


def _told(exported: PersonalData) -> list[object]:
    return [list(rows) for rows in exported.records.values()]
