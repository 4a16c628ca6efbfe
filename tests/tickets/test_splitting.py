from __future__ import annotations

import pytest

from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.platform.models.files import StoredFileRow
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.merge_tickets import merge_tickets
from atiende.tickets.actions.split_message import split_message
from atiende.tickets.errors import MessageNotSplittable
from atiende.tickets.models import Attachment, Message, Participant, Ticket, TicketLink, TimelineEntry
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def split(message_id, by, **more):
    return split_message(message_id=message_id, by=by, at=later(9), **more)


def test_the_message_and_its_files_begin_a_ticket_of_their_own(opened, received, attachment, customer, house):
    made = opened(copied=((customer("luis@correo.example"), "luis@correo.example"),))
    file = attachment()
    news = received(made.ticket_id, "otra cosa", attachments=(file,), subject="Otra cosa")
    new = split(news.message_id, house.owner)
    ticket, old = Ticket.objects.get(pk=new.ticket_id), Ticket.objects.get(pk=made.ticket_id)
    assert Message.objects.get(pk=news.message_id).ticket_id == new.ticket_id
    assert Attachment.objects.get(message__ticket=ticket).file_id == file.file_id
    assert StoredFileRow.objects.get(pk=file.file_id).references == 1
    assert (ticket.subject, ticket.category, ticket.number) == ("Otra cosa", "new", new.number)
    assert (ticket.last_message_at, ticket.waiting_since) == (later(5), later(5))
    assert (old.last_message_at, old.waiting_since) == (later(0), later(0))
    people = list(Participant.objects.filter(ticket=ticket).values_list("address", "role"))
    assert people == [("rosa@correo.example", "requester")], "the others asked for something else"
    assert TicketLink.objects.filter(kind="split_from", source=ticket, target=old).exists()
    sides = TimelineEntry.objects.filter(message_id=news.message_id, kind__startswith="split")
    assert {(each.ticket_id, each.kind) for each in sides} == {
        (old.pk, "split_off"),
        (ticket.pk, "split_from"),
    }


def test_the_only_message_and_our_own_words_stay(opened, received, house):
    made = opened()
    note = add_note(ticket_id=made.ticket_id, text="ojo", by=house.owner, at=later(1))
    for message_id in (made.message_id, note):
        with pytest.raises(MessageNotSplittable):
            split(message_id, house.owner)
    received(made.ticket_id)
    with pytest.raises(MessageNotSplittable):
        split(note, house.owner)
    with pytest.raises(NotFound):
        split(10**15, house.owner)


def test_a_message_of_a_merged_ticket_can_be_split_off(opened, received, house):
    rosa, luis = opened(), opened(address="luis@correo.example")
    merge_tickets(source_id=luis.ticket_id, target_id=rosa.ticket_id, by=house.owner, at=later(1))
    late = received(luis.ticket_id, "más", address="luis@correo.example", at=later(5))
    new = split(late.message_id, house.owner)
    assert Participant.objects.get(ticket_id=new.ticket_id).address == "luis@correo.example"
    assert Ticket.objects.get(pk=rosa.ticket_id).last_message_at == later(0)


def test_who_may_split(opened, received, house):
    made = opened()
    messages = [received(made.ticket_id).message_id for _ in range(3)]
    Ticket.objects.update(assignee_id=house.owner.id)
    for actor, refusal in (
        (house.colleague, NotPermitted),
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
        (house.stranger, NotFound),
    ):
        with pytest.raises(refusal):
            split(messages[0], actor)
    for message_id, actor in zip(messages, (house.owner, house.supervisor, house.administrator), strict=True):
        assert split(message_id, actor).number
