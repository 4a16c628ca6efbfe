"""A copy of a case is a case of its own for the same customer, who hears nothing of it."""

from __future__ import annotations

import uuid

import pytest

from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.tickets.actions.add_tag import add_tag
from atiende.tickets.actions.change_custom_fields import change_custom_fields
from atiende.tickets.actions.classify_ticket import classify_ticket
from atiende.tickets.actions.clone_ticket import clone_ticket
from atiende.tickets.models import Message, Participant, Ticket, TicketLink, TicketTag
from tests.tickets.conftest import AT, later

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(opened, customer, house):
    made = opened(copied=((customer("luis@correo.example", "Luis"), "luis@correo.example"),), priority=3)
    add_tag(ticket_id=made.ticket_id, name="Envíos", by=house.owner, at=AT)
    change_custom_fields(ticket_id=made.ticket_id, values={"motivo": "avería"}, by=house.owner, at=AT)
    classify_ticket(ticket_id=made.ticket_id, interaction="incident", phase="after", by=house.owner, at=AT)
    return made


def test_it_takes_along_what_describes_the_case_and_nobody_who_was_in_copy(old, house):
    made = clone_ticket(ticket_id=old.ticket_id, subject="Otra avería", by=house.owner, at=later(5))
    first, copy = Ticket.objects.get(pk=old.ticket_id), Ticket.objects.get(pk=made.ticket_id)
    alike = ("brand_id", "team_id", "customer_id", "priority", "language", "channel", "interaction", "phase")
    assert [getattr(copy, name) for name in alike] == [getattr(first, name) for name in alike]
    assert (copy.subject, copy.category, copy.assignee_id) == ("Otra avería", "new", None)
    assert copy.custom_fields == {"motivo": "avería"}
    assert TicketTag.objects.get(ticket=copy).tag.name == "Envíos"
    assert [(each.role, each.address) for each in Participant.objects.filter(ticket=copy)] == [
        ("requester", "rosa@correo.example")
    ]
    assert copy.waiting_since is None
    assert TicketLink.objects.get().kind == "related"
    assert AuditEntry.objects.filter(verb="tickets.ticket_cloned", target_id=str(first.pk)).exists()


def test_it_begins_with_a_note_and_repeats_no_words_of_the_customer(old, house):
    made = clone_ticket(ticket_id=old.ticket_id, note="La segunda lámpara", by=house.owner, at=later(5))
    said = Message.objects.get(ticket_id=made.ticket_id)
    assert (said.kind, said.text, said.delivery) == ("note", "La segunda lámpara", "none")


def test_tags_and_answers_can_stay_behind(old, house):
    made = clone_ticket(
        ticket_id=old.ticket_id, is_with_tags=False, is_with_fields=False, by=house.owner, at=later(5)
    )
    assert Ticket.objects.get(pk=made.ticket_id).custom_fields == {}
    assert not TicketTag.objects.filter(ticket_id=made.ticket_id).exists()


def test_the_same_submission_makes_one_copy(old, house):
    key = uuid.uuid4()
    made = [
        clone_ticket(ticket_id=old.ticket_id, by=house.owner, at=later(5), submission=key) for _ in range(2)
    ]
    assert made[0].number == made[1].number
    assert Ticket.objects.count() == 2


def test_who_may(old, house):
    for other in (house.light, house.auditor, house.stranger):
        with pytest.raises(NotPermitted):
            clone_ticket(ticket_id=old.ticket_id, by=other, at=AT)
    with pytest.raises(NotFound):
        clone_ticket(ticket_id=old.ticket_id, by=house.of_other_brand, at=AT)
