"""An answer as the customer's program gets it."""

from __future__ import annotations

import pytest

from atiende.channels.actions.change_mailbox import change_mailbox
from atiende.channels.queries.mailboxes import fields_of_mailbox
from atiende.channels.rules.mailbox import MailboxFields
from atiende.kernel.actors import SYSTEM
from atiende.platform.storage import store
from atiende.platform.storage.folder import remove_content
from atiende.tickets.models import Message, Participant
from atiende.tickets.rules.incoming import NewAttachment
from tests.channels.intake.conftest import AT, mail, make_mailbox
from tests.platform_doors.smtp_server import Mailbox

pytestmark = pytest.mark.django_db


def file(content: bytes = b"x", **fields) -> NewAttachment:
    kept = store(content, name="foto.png", media_type="image/png")
    return NewAttachment(
        file_id=kept.id,
        name="foto.png",
        media_type="image/png",
        size=kept.size,
        sha256=kept.sha256,
        **fields,
    )


def test_an_answer_arrives_with_its_words_its_number_and_its_sender(sending):
    server = Mailbox()
    outgoing = sending.deliver(server, sending.answer(sending.case(), "Mañana estará ahí.\n\nUn saludo"))
    (arrived,) = server.mails
    assert (outgoing.state, sending.delivery(outgoing)) == ("sent", "sent")
    assert arrived["From"] == "Nova Hogar <soporte@nova.example>"
    assert arrived["To"] == "Marta Ruiz <marta@cliente.example>" or arrived["To"] == "marta@cliente.example"
    assert arrived["Subject"].startswith("Re: Mi pedido [#")
    assert "Mañana estará ahí." in arrived.get_content()
    assert arrived["Auto-Submitted"] is None


def test_case_26_every_answer_points_at_the_mails_before_it(sending):
    server = Mailbox()
    ticket_id = sending.case(Message_ID="<one@cliente.example>")
    first = sending.deliver(server, sending.answer(ticket_id))
    second = sending.deliver(server, sending.answer(ticket_id, "Y otra cosa"))
    one, two = server.mails
    assert one["Message-ID"] == f"<{first.header_id}>"
    assert (one["In-Reply-To"], one["References"]) == ("<one@cliente.example>", "<one@cliente.example>")
    assert two["In-Reply-To"] == f"<{first.header_id}>"
    assert two["References"].split() == ["<one@cliente.example>", f"<{first.header_id}>"]
    assert second.header_id != first.header_id


def test_a_very_long_message_id_is_repeated_letter_by_letter(sending):
    server = Mailbox()
    long = f"{'A1b2' * 60}@prod.exchange.cliente.example"
    sending.deliver(server, sending.answer(sending.case(Message_ID=f"<{long}>")))
    assert f"In-Reply-To: <{long}>".encode() in server.messages[0]
    assert f"References: <{long}>".encode() in server.messages[0]


def test_the_reply_address_names_ticket_and_participant(sending):
    server = Mailbox()
    ticket_id = sending.case()
    sending.deliver(server, sending.answer(ticket_id))
    token = Participant.objects.get(ticket_id=ticket_id).token
    assert f"soporte+c{token}@nova.example" in server.mails[0]["Reply-To"]


def test_case_11_the_subject_follows_the_last_one_written(sending):
    server = Mailbox()
    ticket_id = sending.case()
    sending.deliver(server, sending.answer(ticket_id, subject="Su factura"))
    assert server.mails[0]["Subject"].startswith("Re: Su factura [#")


def test_a_blind_copy_is_delivered_and_not_named(sending):
    server = Mailbox()
    sending.deliver(server, sending.answer(sending.case(), bcc=("jefa@nova.example",)))
    assert "jefa@nova.example" in server.envelopes[0][1]
    assert b"jefa@nova.example" not in server.messages[0]


def test_the_signature_of_the_mailbox_closes_the_answer(sending):
    mailbox = sending.desk.mailbox
    fields = fields_of_mailbox(mailbox)
    change_mailbox(
        mailbox_id=mailbox.pk,
        fields=MailboxFields(**{**as_dict(fields), "signature": "Nova Hogar\n900 100 200"}),
        version=mailbox.version,
        by=SYSTEM,
        at=AT,
    )
    server = Mailbox()
    sending.deliver(server, sending.answer(sending.case()))
    assert "-- \nNova Hogar\n900 100 200" in server.mails[0].get_content().replace("\r\n", "\n")


def test_files_leave_with_their_bytes(sending):
    server = Mailbox()
    sending.deliver(server, sending.answer(sending.case(), attachments=(file(b"\x89PNG"),)))
    (attached,) = server.mails[0].iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("foto.png", b"\x89PNG")


def test_images_of_the_text_stay_inside_it(sending):
    server = Mailbox()
    sending.deliver(
        server,
        sending.answer(
            sending.case(),
            html='<p>Vea <img src="cid:foto"></p>',
            attachments=(file(content_id="foto", is_inline=True),),
        ),
    )
    related = [part for part in server.mails[0].walk() if part["Content-ID"] == "<foto>"]
    assert len(related) == 1
    assert list(server.mails[0].iter_attachments()) == []


def test_case_24_a_file_without_bytes_does_not_stop_the_answer_and_the_agent_is_told(sending):
    server = Mailbox()
    lost = file(b"lost bytes")
    outgoing = sending.answer(sending.case(), attachments=(lost,))
    remove_content(lost.sha256)
    assert sending.deliver(server, outgoing).state == "sent"
    assert "foto.png" in Message.objects.get(pk=outgoing.message_id).delivery_words


def test_the_answer_leaves_from_the_mailbox_that_the_case_came_in_by(sending, sales):
    received = sending.desk.receive(mail(to="ventas@nova.example"), mailbox=sales)
    assert sending.answer(received.ticket_id).mailbox == sales


def test_a_mailbox_that_only_receives_leaves_answers_to_another_of_its_brand(sending):
    only = make_mailbox("Avisos", "avisos@nova.example", is_receive_only=True)
    received = sending.desk.receive(mail(to="avisos@nova.example"), mailbox=only)
    assert sending.answer(received.ticket_id).mailbox == sending.desk.mailbox


def as_dict(fields: MailboxFields) -> dict[str, object]:
    return {name: getattr(fields, name) for name in MailboxFields.__dataclass_fields__}
