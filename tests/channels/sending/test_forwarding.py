"""What is sent on to somebody outside of the case, who has a blind copy, and that a note never leaves."""

from __future__ import annotations

import pytest

from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.actions.add_note import add_note
from atiende.tickets.actions.forward_message import forward_message
from atiende.tickets.errors import MessageNotForwardable, NoRecipient
from atiende.tickets.models import Message, Participant, Ticket
from atiende.tickets.personal_data import export_customer
from atiende.tickets.queries.followed import _public
from tests.channels.intake.conftest import AT, mail
from tests.platform_doors.smtp_server import Mailbox as SmtpMailbox

SUPPLIER = "taller@proveedor.example"


def sent(server: SmtpMailbox):
    return server.mails[-1]


def forwarded(sending, ticket_id, **more) -> int:
    first = Message.objects.filter(ticket_id=ticket_id, kind="incoming").order_by("pk").first()
    given = {"message_id": first.pk, "to": (SUPPLIER,), "text": "¿Lo tenéis?", "by": SYSTEM, "at": AT, **more}
    return forward_message(ticket_id=ticket_id, **given)


def test_who_has_a_blind_copy_gets_the_mail_and_stands_nowhere_in_it(sending) -> None:
    server, ticket_id = SmtpMailbox(), sending.case()
    outgoing = sending.answer(ticket_id, bcc=("jefa@nova.example",), cc=("socio@x.example",))
    sending.deliver(server, outgoing)
    assert "jefa@nova.example" in server.envelopes[-1][1]
    raw = server.messages[-1]
    assert b"jefa" not in raw
    assert b"bcc" not in raw.lower()
    assert sent(server)["Cc"] == "socio@x.example"
    owner = Ticket.objects.get(pk=ticket_id).customer_id
    assert "jefa@nova.example" not in str([list(rows) for rows in export_customer([owner]).records.values()])


def test_what_is_forwarded_goes_with_its_words_and_makes_nobody_take_part(sending) -> None:
    server, ticket_id = SmtpMailbox(), sending.case()
    before = Ticket.objects.get(pk=ticket_id)
    sending.deliver(server, sending.queued(forwarded(sending, ticket_id)))
    made = sent(server)
    first = Message.objects.filter(ticket_id=ticket_id, kind="incoming").get()
    body = made.get_body(("plain",)).get_content()
    assert made["To"] == SUPPLIER
    assert made["Subject"].startswith("Fwd: ")
    assert f"#{before.number}" not in made["Subject"]
    assert made["References"] is None
    assert "+c" not in made["Reply-To"]
    assert body.startswith("¿Lo tenéis?")
    assert first.text.splitlines()[0] in body
    assert not Participant.objects.filter(address=SUPPLIER).exists()
    after = Ticket.objects.get(pk=ticket_id)
    assert (after.category, after.first_reply_at) == (before.category, before.first_reply_at)


def test_what_somebody_outside_answers_is_a_case_of_its_own_which_the_customer_never_reads(sending) -> None:
    server, ticket_id = SmtpMailbox(), sending.case()
    sending.deliver(server, sending.queued(forwarded(sending, ticket_id)))
    made = sent(server)
    answer = sending.desk.receive(
        mail(
            sender=SUPPLIER,
            subject=f"Re: {made['Subject']}",
            In_Reply_To=made["Message-ID"],
            Message_ID="<r1@x.example>",
        )
    )
    assert answer.ticket_id not in (None, ticket_id)


def test_who_joins_takes_part_and_their_answer_comes_into_the_case(sending) -> None:
    server, ticket_id = SmtpMailbox(), sending.case()
    sending.deliver(server, sending.queued(forwarded(sending, ticket_id, joins=True)))
    assert Participant.objects.filter(ticket_id=ticket_id, address=SUPPLIER, role="copied").exists()
    assert "+c" in sent(server)["Reply-To"]
    answer = sending.desk.receive(
        mail(sender=SUPPLIER, to=sent(server)["Reply-To"], Message_ID="<r2@proveedor.example>")
    )
    assert answer.ticket_id == ticket_id


def test_the_customer_never_reads_what_was_forwarded(sending) -> None:
    ticket_id = sending.case()
    made = forwarded(sending, ticket_id)
    assert not _public(ticket_id).filter(pk=made).exists()
    owner = Ticket.objects.get(pk=ticket_id).customer_id
    assert "¿Lo tenéis?" not in str([list(rows) for rows in export_customer([owner]).records.values()])


def test_a_note_never_leaves(sending) -> None:
    ticket_id = sending.case()
    note = add_note(ticket_id=ticket_id, text="Es un pesado", by=SYSTEM, at=AT)
    with pytest.raises(MessageNotForwardable):
        forwarded(sending, ticket_id, message_id=note)
    again = forwarded(sending, ticket_id)
    with pytest.raises(MessageNotForwardable):
        forwarded(sending, ticket_id, message_id=again)


def test_nobody_and_nonsense_get_nothing(sending) -> None:
    ticket_id = sending.case()
    with pytest.raises(InvalidInput):
        forwarded(sending, ticket_id, to=("no es correo",))
    with pytest.raises(NoRecipient):
        forwarded(sending, ticket_id, to=())
    assert not Message.objects.filter(kind="forward").exists()
