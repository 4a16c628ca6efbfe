from __future__ import annotations

import uuid

import pytest

from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.platform.models.audit import AuditEntry
from atiende.platform.models.files import StoredFileRow
from atiende.platform.models.outbox import OutboxEvent
from atiende.tickets.actions.reply_to_ticket import reply_to_ticket
from atiende.tickets.errors import NoRecipient, StatusNotReachable, SubmissionOfAnother, TicketIsClosed
from atiende.tickets.models import Draft, Message, Participant, Ticket
from atiende.tickets.queries import message_for_sending
from atiende.tickets.rules.reply import Reply
from tests.tickets.conftest import later

pytestmark = pytest.mark.django_db


def reply(ticket_id, by, text="Sale hoy.", *, at=None, submission=None, **more) -> int:
    return reply_to_ticket(
        ticket_id=ticket_id, reply=Reply(text=text, **more), by=by, at=at or later(10), submission=submission
    )


def test_a_reply_waits_for_its_channel_and_answers_the_customer(opened, house):
    made = opened()
    Draft.objects.create(ticket_id=made.ticket_id, agent_id=house.owner.id, kind="reply", saved_at=later(1))
    message = Message.objects.get(pk=reply(made.ticket_id, house.owner))
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (message.kind, message.delivery, message.channel) == ("outgoing", "queued", "mail")
    assert message.author_label == "Olga de Nova", "customers read the name that is meant for them"
    assert (ticket.category, ticket.waiting_since, ticket.first_reply_at) == ("open", None, later(10))
    assert not Draft.objects.exists()
    queued = OutboxEvent.objects.get(name="tickets.message_queued.v1")
    assert queued.payload["message_id"] == message.pk
    assert AuditEntry.objects.filter(verb="tickets.reply_written", target_id=str(ticket.pk)).exists()


def test_the_first_reply_stays_the_first(opened, house):
    made = opened()
    reply(made.ticket_id, house.owner, at=later(10))
    reply(made.ticket_id, house.owner, at=later(20))
    assert Ticket.objects.get(pk=made.ticket_id).first_reply_at == later(10)


def addresses(message_id: int) -> list[tuple[str, str]]:
    return [(each.role, each.address) for each in message_for_sending(message_id).recipients]


def test_it_goes_to_who_wrote_last_and_copies_the_others(opened, received, customer, house):
    luis = customer("luis@correo.example")
    made = opened(copied=((luis, "luis@correo.example"),))
    assert addresses(reply(made.ticket_id, house.owner)) == [
        ("to", "rosa@correo.example"),
        ("cc", "luis@correo.example"),
    ]
    received(made.ticket_id, address="luis@correo.example")
    assert addresses(reply(made.ticket_id, house.owner)) == [
        ("to", "luis@correo.example"),
        ("cc", "rosa@correo.example"),
    ]


def test_who_left_gets_nothing_not_even_by_name(opened, received, customer, house):
    luis = customer("luis@correo.example")
    made = opened(copied=((luis, "luis@correo.example"),))
    received(made.ticket_id, address="luis@correo.example")
    Participant.objects.filter(customer_id=luis).update(role="former")
    assert addresses(reply(made.ticket_id, house.owner)) == [("to", "rosa@correo.example")]
    with pytest.raises(InvalidInput) as refused:
        reply(made.ticket_id, house.owner, cc=("LUIS@correo.example",))
    assert set(refused.value.fields) == {"cc"}


def test_named_recipients_are_cleaned_and_written_once(opened, house):
    made = opened()
    found = addresses(
        reply(
            made.ticket_id,
            house.owner,
            to=("Rosa@Correo.example",),
            cc=("rosa@correo.example", "jefe@correo.example"),
            bcc=("jefe@correo.example", "archivo@correo.example"),
        )
    )
    assert found == [
        ("to", "rosa@correo.example"),
        ("cc", "jefe@correo.example"),
        ("bcc", "archivo@correo.example"),
    ]


@pytest.mark.parametrize("bad", ["nobody", "a@b@c", "x\r\nBcc: y@z.es", "<script>@x.es", ""])
def test_what_is_no_address_is_refused(opened, house, bad):
    made = opened()
    with pytest.raises(InvalidInput) as refused:
        reply(made.ticket_id, house.owner, to=("rosa@correo.example",), cc=(bad,))
    assert "cc" in refused.value.fields


def test_without_anybody_to_write_to_it_is_refused(opened, house):
    made = opened()
    Participant.objects.filter(ticket_id=made.ticket_id).update(address="")
    with pytest.raises(NoRecipient):
        reply(made.ticket_id, house.owner)


def test_a_reply_may_take_the_ticket_along(opened, house):
    made = opened()
    reply(made.ticket_id, house.owner, status_key="resolved")
    ticket = Ticket.objects.get(pk=made.ticket_id)
    assert (ticket.category, ticket.resolved_at) == ("resolved", later(10))
    names = OutboxEvent.objects.filter(aggregate=f"ticket:{ticket.pk}").order_by("number")
    assert [event.name.split(".")[1] for event in names] == [
        "opened",
        "message_queued",
        "status_changed",
        "solved",
    ]


def test_a_status_that_cannot_be_is_refused_with_the_reply(opened, house):
    made = opened()
    for key, refusal in (("new", StatusNotReachable), ("none such", InvalidInput)):
        reply(made.ticket_id, house.owner)
        with pytest.raises(refusal):
            reply(made.ticket_id, house.owner, status_key=key)
    assert Message.objects.filter(kind="outgoing").count() == 2


def test_a_closed_ticket_is_not_answered(opened, house, set_status):
    made = opened()
    set_status(made.ticket_id, "closed")
    with pytest.raises(TicketIsClosed):
        reply(made.ticket_id, house.owner)


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * 1_000_001])
def test_nothing_and_too_much_are_refused(opened, house, text):
    made = opened()
    with pytest.raises(InvalidInput) as refused:
        reply(made.ticket_id, house.owner, text)
    assert set(refused.value.fields) == {"text"}


def test_sending_it_in_twice_writes_one_message(opened, house):
    made, other = opened(), opened()
    key = uuid.uuid4()
    first = reply(made.ticket_id, house.owner, submission=key)
    assert reply(made.ticket_id, house.owner, submission=key) == first
    assert Message.objects.filter(kind="outgoing").count() == 1
    with pytest.raises(SubmissionOfAnother):
        reply(other.ticket_id, house.owner, submission=key)
    assert reply(made.ticket_id, house.colleague, submission=key) != first, "keys are each person's own"


def test_files_are_held_and_handed_to_the_channel(opened, house, attachment):
    made, file = opened(), attachment()
    message_id = reply(made.ticket_id, house.owner, attachments=(file,))
    assert StoredFileRow.objects.get(pk=file.file_id).references == 1
    assert [each.file_id for each in message_for_sending(message_id).attachments] == [file.file_id]


def test_the_channel_gets_all_that_it_needs(opened, house, django_assert_num_queries):
    made = opened()
    message_id = reply(made.ticket_id, house.owner, html="<p>Sale hoy.</p>")
    with django_assert_num_queries(4):
        found = message_for_sending(message_id)
    token = Participant.objects.get(ticket_id=made.ticket_id).token
    assert (found.token, found.recipients[0].token) == (token, token)
    assert (found.ticket_id, found.number, found.brand_id) == (made.ticket_id, made.number, house.nova.pk)
    assert (found.subject, found.text, found.html) == ("Pedido", "Sale hoy.", "<p>Sale hoy.</p>")
    with pytest.raises(NotFound):
        message_for_sending(made.message_id)


def test_who_may_reply(opened, house):
    made = opened()
    for actor in (house.owner, house.colleague, house.supervisor, house.administrator):
        assert reply(made.ticket_id, actor)
    for actor, refusal in (
        (house.of_other_team, NotFound),
        (house.of_other_brand, NotFound),
        (house.light, NotPermitted),
        (house.auditor, NotPermitted),
        (house.stranger, NotPermitted),
    ):
        with pytest.raises(refusal):
            reply(made.ticket_id, actor)


def test_a_colleagues_ticket_is_closed_by_who_manages(opened, house):
    made = opened()
    Ticket.objects.filter(pk=made.ticket_id).update(assignee_id=house.owner.id)
    with pytest.raises(NotPermitted):
        reply(made.ticket_id, house.colleague, status_key="closed")
    assert reply(made.ticket_id, house.colleague, status_key="resolved")
    assert reply(made.ticket_id, house.supervisor, status_key="closed")
