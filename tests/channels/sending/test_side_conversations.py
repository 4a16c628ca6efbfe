"""A supplier is asked aside by mail: the answer lands there and never in the case, however it is addressed."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from atiende.channels.actions.queue_side_mail import queue_side_mail
from atiende.channels.models import MailReference, SideMail
from atiende.channels.sending.aside import send_aside
from atiende.customers.models import Customer
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.notifications.models import Notification
from atiende.privacy.rooms import DOORS
from atiende.side_conversations.actions.close_side_conversation import close_side_conversation
from atiende.side_conversations.actions.open_side_conversation import open_side_conversation
from atiende.side_conversations.actions.write_side_message import write_side_message
from atiende.side_conversations.errors import ConversationIsClosed, RecipientTakesPart
from atiende.side_conversations.models import SideConversation, SideMessage
from atiende.side_conversations.queries import list_conversations
from atiende.tickets.models import Message, Participant, Ticket
from atiende.tickets.queries import followed_case, search_tickets
from atiende.tickets.queries.tracking import Proof
from tests.channels.intake.conftest import AT, mail
from tests.channels.sending.conftest import Sending
from tests.desk import office
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox
from tests.platform_doors.smtp_server import smtp_server

pytestmark = pytest.mark.django_db
SUPPLIER = "pedidos@fabrica.example"


@pytest.fixture
def ana(sending: Sending):
    return office.signed_in("agent", "Ana Beltrán", in_team="")


def ask(sending: Sending, ana, **more) -> tuple[int, SideConversation]:
    ticket_id = more.pop("ticket_id", None) or sending.case()
    values = {
        "subject": "Pieza 4711",
        "recipients": [SUPPLIER],
        "text": "¿Cuándo sale la SECRETA?",
        "by": ana.actor,
        "at": AT,
    }
    made = open_side_conversation(ticket_id=ticket_id, **{**values, **more})
    return ticket_id, SideConversation.objects.get(pk=made)


def sent(sending: Sending, conversation: SideConversation) -> EmailMessage:
    """The last message of the conversation, as it went over the wire."""
    side = queue_side_mail(message_id=conversation.messages.latest("pk").pk, by=SYSTEM, at=AT)
    assert side is not None
    server = SmtpMailbox()
    with smtp_server(server) as port:
        sending.connect(port)
        assert send_aside(side.pk, lambda: AT) == "sent"
    (taken,) = server.mails
    assert isinstance(taken, EmailMessage)
    return taken


def test_the_mail_names_no_case_and_the_answer_by_its_address_lands_aside(sending, ana):
    ticket_id, conversation = ask(sending, ana)
    left = sent(sending, conversation)
    assert left["To"] == SUPPLIER
    assert left["Subject"] == "Pieza 4711"
    assert left["X-Atiende-Ticket"] is None
    assert f"+s{conversation.token}@" in left["Reply-To"]
    assert conversation.messages.get().delivery == "sent"
    before = (Message.objects.count(), Participant.objects.count(), Customer.objects.count())
    answer = mail(
        "Sale el jueves.", sender=f"Fábrica <{SUPPLIER}>", to=str(left["Reply-To"]), subject="Re: Pieza 4711"
    )
    done = sending.desk.receive(answer)
    assert (done.outcome, done.ticket_id, done.message_id) == ("aside", ticket_id, None)
    said = conversation.messages.latest("pk")
    assert (said.text.strip(), said.address, said.is_of_recipient) == ("Sale el jueves.", SUPPLIER, True)
    assert before == (Message.objects.count(), Participant.objects.count(), Customer.objects.count())
    assert Notification.objects.get(person_id=ana.actor.id).kind == "side_answered"


def test_an_answer_without_the_token_is_found_by_what_it_answers(sending, ana):
    ticket_id, conversation = ask(sending, ana)
    left = sent(sending, conversation)
    answer = mail(
        "Sale el jueves.",
        sender=SUPPLIER,
        In_Reply_To=str(left["Message-ID"]),
        Message_ID="<uno@fabrica.example>",
    )
    assert sending.desk.receive(answer).outcome == "aside"
    once_more = mail("O el viernes.", sender=SUPPLIER, References="<uno@fabrica.example>")
    assert sending.desk.receive(once_more).outcome == "aside"
    assert sending.desk.texts(ticket_id) == sending.desk.texts(ticket_id)[:1]
    assert conversation.messages.count() == 3
    assert not MailReference.objects.filter(ticket_id=ticket_id, role="own").exists()


def test_whoever_else_answers_is_marked_and_stays_aside(sending, ana):
    _ticket_id, conversation = ask(sending, ana)
    left = sent(sending, conversation)
    sending.desk.receive(mail("Soy otro.", sender="Otro <otro@fabrica.example>", to=str(left["Reply-To"])))
    assert not conversation.messages.latest("pk").is_of_recipient


def test_the_customer_who_gets_hold_of_the_address_stays_aside_too(sending, ana):
    ticket_id, conversation = ask(sending, ana)
    left = sent(sending, conversation)
    done = sending.desk.receive(mail("¿Qué es esto?", to=str(left["Reply-To"])))
    assert done.outcome == "aside"
    assert len(sending.desk.texts(ticket_id)) == 1


def test_a_mail_that_comes_back_is_told(sending, ana):
    _ticket_id, conversation = ask(sending, ana)
    side = queue_side_mail(message_id=conversation.messages.get().pk, by=SYSTEM, at=AT)
    bounce = mail(
        "Undelivered",
        sender="Mail Delivery System <mailer-daemon@nova.example>",
        subject="Undelivered Mail Returned to Sender",
        In_Reply_To=f"<{side.header_id}>",
        Auto_Submitted="auto-replied",
        Return_Path="<>",
    )
    sending.desk.receive(bounce)
    assert len(sending.desk.texts(conversation.ticket_id)) == 1


def test_who_takes_part_in_the_case_is_not_written_to_aside(sending, ana):
    with pytest.raises(RecipientTakesPart):
        ask(sending, ana, recipients=["Marta@Cliente.example"])
    assert not SideConversation.objects.exists()


def test_what_is_missing_is_refused(sending, ana):
    for amiss in ({"recipients": []}, {"recipients": ["nadie"]}, {"text": " "}, {"subject": " "}):
        with pytest.raises(InvalidInput):
            ask(sending, ana, **amiss)


def test_our_own_mailbox_is_no_recipient(sending, ana):
    _ticket_id, conversation = ask(sending, ana, recipients=["soporte@nova.example"])
    assert queue_side_mail(message_id=conversation.messages.get().pk, by=SYSTEM, at=AT) is None
    assert conversation.messages.get().delivery == "failed"
    assert not SideMail.objects.exists()


def test_a_closed_one_opens_with_an_answer(sending, ana):
    _ticket_id, conversation = ask(sending, ana)
    left = sent(sending, conversation)
    close_side_conversation(conversation_id=conversation.pk, by=ana.actor, at=AT)
    with pytest.raises(ConversationIsClosed):
        write_side_message(conversation_id=conversation.pk, text="¿Y bien?", by=ana.actor, at=AT)
    sending.desk.receive(mail("Sale hoy.", sender=SUPPLIER, to=str(left["Reply-To"])))
    write_side_message(conversation_id=conversation.pk, text="Gracias.", by=ana.actor, at=AT)
    again = sent(sending, conversation)
    assert str(left["Message-ID"]) in again["References"]


def test_who_may_ask_aside(sending, ana):
    ticket_id, conversation = ask(sending, ana)
    light = office.signed_in("light_agent", "Lía", in_team="").actor
    assert list_conversations(light, ticket_id)
    with pytest.raises(NotPermitted):
        write_side_message(conversation_id=conversation.pk, text="x", by=light, at=AT)
    stranger = office.signed_in("", "Nadie").actor
    with pytest.raises(NotFound):
        list_conversations(stranger, ticket_id)


def test_no_door_of_the_customer_says_anything_of_it(sending, ana):
    ticket_id, _ = ask(sending, ana)
    ticket = Ticket.objects.get(pk=ticket_id)
    followed = followed_case(Proof(ticket_id, ticket.number, ticket.brand_id, 1))
    assert "SECRETA" not in repr(followed)
    exported = {room: door.export_customer([ticket.customer_id]) for room, door in DOORS.items()}
    told = [list(rows) for data in exported.values() for rows in data.records.values()]
    assert "SECRETA" not in repr(told)
    assert "Pieza 4711" not in repr(told)
    reply = sending.answer(ticket_id)
    left = sending.deliver(SmtpMailbox(), reply)
    assert SUPPLIER not in left.recipients
    assert not search_tickets(ana.actor, "SECRETA", now=AT).rows


def test_it_is_erased_with_its_customer(sending, ana):
    ticket_id, conversation = ask(sending, ana)
    customer_id = Ticket.objects.get(pk=ticket_id).customer_id
    DOORS["side_conversations"].erase_customer([customer_id], at=AT, by=SYSTEM)
    conversation.refresh_from_db()
    assert (conversation.subject, conversation.recipients) == ("", [])
    assert SideMessage.objects.get().text == ""
