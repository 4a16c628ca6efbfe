"""Every mail becomes, once, a case or part of one."""

from __future__ import annotations

import pytest

from atiende.channels.models import RawMail
from atiende.tickets.models import Attachment, Message, Participant, Ticket
from tests.channels.intake.conftest import mail

pytestmark = pytest.mark.django_db


def test_a_mail_opens_a_case_in_the_mailboxs_brand_with_its_words_and_its_writer(desk):
    processed = desk.receive(mail("Hola:\n\n¿Dónde está mi pedido?\n\nUn saludo, Marta"))
    ticket = desk.ticket(processed)
    assert processed.outcome == "ticket"
    assert (ticket.subject, ticket.channel, ticket.brand_id) == ("Mi pedido", "mail", desk.mailbox.brand_id)
    assert ticket.customer.name == "Marta Ruiz"
    assert desk.texts(ticket.pk) == ["Hola:\n\n¿Dónde está mi pedido?\n\nUn saludo, Marta"]


def test_the_same_mail_read_again_is_the_same_mail(desk):
    raw = mail()
    first, again = desk.receive(raw), desk.receive(raw)
    assert again.ticket_id == first.ticket_id
    assert Message.objects.count() == RawMail.objects.count() == 1


def test_the_same_mail_read_again_with_other_trace_headers_is_the_same_mail(desk):
    raw = mail()
    desk.receive(raw)
    desk.receive(b"Received: from other.example by nova.example; Sun, 22 Nov 2026 10:00:01 +0100\r\n" + raw)
    assert Ticket.objects.count() == 1


def test_case_01_two_mails_with_one_message_id_are_both_kept(desk):
    one = desk.receive(mail("La primera", Message_ID="<same@cliente.example>"))
    two = desk.receive(mail("La segunda", Message_ID="<same@cliente.example>", subject="Otra cosa"))
    assert (one.outcome, two.outcome) == ("ticket", "ticket")
    assert desk.texts(one.ticket_id) + desk.texts(two.ticket_id) == ["La primera", "La segunda"]


def test_case_02_mails_without_a_message_id_are_all_in(desk):
    outcomes = {desk.receive(mail(f"Número {n}", Message_ID="")).outcome for n in range(3)}
    assert outcomes == {"ticket"}
    assert Ticket.objects.count() == 3


def test_a_mail_without_a_sender_has_a_customer_of_its_own(desk):
    first = desk.receive(b"Subject: Nadie\r\n\r\nHola\r\n")
    second = desk.receive(b"Subject: Nadie otra vez\r\n\r\nHola\r\n")
    assert desk.ticket(first).customer_id != desk.ticket(second).customer_id


def test_a_form_that_writes_in_our_name_belongs_to_whom_answers_go(desk):
    raw = mail(sender="Web <soporte@nova.example>", Reply_To="Luis <luis@cliente.example>")
    assert desk.ticket(desk.receive(raw)).customer.name == "Luis"


def test_who_was_written_to_beside_us_takes_part(desk):
    raw = mail(to="soporte@nova.example, Pepe <pepe@cliente.example>", Cc="ana@cliente.example")
    ticket = desk.ticket(desk.receive(raw))
    roles = dict(Participant.objects.filter(ticket=ticket).values_list("address", "role"))
    assert roles == {
        "marta@cliente.example": "requester",
        "pepe@cliente.example": "copied",
        "ana@cliente.example": "copied",
    }


def test_a_mail_to_five_thousand_is_no_conversation_with_them(desk):
    everybody = ", ".join(f"n{number}@cliente.example" for number in range(5000))
    processed = desk.receive(mail(to=f"soporte@nova.example, {everybody}"))
    assert processed.outcome == "ticket"
    assert Participant.objects.filter(ticket_id=processed.ticket_id).count() == 1
    assert "many_recipients" in Message.objects.get(ticket_id=processed.ticket_id).notices


def test_files_are_kept_byte_by_byte(desk):
    raw = (
        b"From: marta@cliente.example\r\nTo: soporte@nova.example\r\nSubject: Foto\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nVea la foto\r\n'
        b'--x\r\nContent-Type: image/png; name="foto.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        b"iVBORw0KGgo=\r\n--x--\r\n"
    )
    processed = desk.receive(raw)
    attachment = Attachment.objects.get(message_id=processed.message_id)
    assert (attachment.name, attachment.size) == ("foto.png", 8)
    assert attachment.file.references == 1


def test_subject_and_names_with_script_are_kept_as_text(desk):
    raw = mail(subject="<script>alert(1)</script>", sender='"<img src=x>" <x@cliente.example>')
    ticket = desk.ticket(desk.receive(raw))
    assert ticket.subject == "<script>alert(1)</script>"
    assert ticket.customer.name == "<img src=x>"


def test_case_29_html_of_mail_carries_no_script_addresses(desk):
    raw = mail(html='<p><a href="javascript:alert(1)">Pulse</a><img src=x onerror=alert(1)></p>')
    html = Message.objects.get(pk=desk.receive(raw).message_id).html
    assert "javascript:" not in html
    assert "onerror" not in html


def test_case_20_when_nothing_new_is_left_the_whole_message_is_one_click_away(desk):
    raw = mail("> Antes escribimos esto\n> y esto otro\n")
    message = Message.objects.get(pk=desk.receive(raw).message_id)
    assert message.text == ""
    assert "Antes escribimos esto" in message.folded[0]["text"]


def test_a_sender_that_our_own_server_calls_forged_is_doubtful(desk):
    desk.mailbox.trusted_authserv_id = "mx.nova.example"
    desk.mailbox.save()
    ours = mail("Uno", Authentication_Results="mx.nova.example; dmarc=fail")
    theirs = mail("Dos", Authentication_Results="mx.attacker.example; dmarc=fail")
    notices = [Message.objects.get(pk=desk.receive(raw).message_id).notices for raw in (ours, theirs)]
    assert ["doubtful_sender" in found for found in notices] == [True, False]


def test_a_writer_whose_address_begins_in_quotes_is_a_customer_with_that_address(desk):
    raw = mail(sender="marta@cliente.example").replace(b"marta@", b'"juan perez"@', 1)
    ticket = desk.ticket(desk.receive(raw))
    assert Participant.objects.get(ticket=ticket).address == '"juan perez"@cliente.example'
    again = desk.ticket(desk.receive(raw.replace(b"Mi pedido", b"Otra cosa")))
    assert (again.pk != ticket.pk, again.customer_id) == (True, ticket.customer_id)
