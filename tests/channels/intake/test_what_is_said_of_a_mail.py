"""What cannot be read or was not taken is said with the message, to whoever opens the case."""

from __future__ import annotations

import re

import pytest
from django.utils.html import strip_tags

from atiende.channels.rules.mail.cut import marked_as_cut
from atiende.tickets.models import Message
from tests.channels.intake.conftest import mail
from tests.desk.office import signed_in

pytestmark = pytest.mark.django_db
HEAD = b"From: marta@cliente.example\r\nTo: soporte@nova.example\r\nSubject: Pedido\r\nMIME-Version: 1.0\r\n"
ENVELOPED = b"MIAGCSqGSIb3DQEHA6CAMIACAQAxAAAAAAA="


def notices(processed) -> list[str]:
    return list(Message.objects.get(pk=processed.message_id).notices)


def page(desk, processed) -> str:
    reader = signed_in("administrator")
    shown = reader.get(f"/desk/tickets/{desk.ticket(processed).number}/").content.decode()
    return re.sub(r"\s+", " ", strip_tags(shown).replace("\xa0", " "))


def test_an_encrypted_mail_is_kept_and_said_to_be(desk):
    received = desk.receive(
        HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + ENVELOPED + b"\r\n"
    )
    assert (received.outcome, notices(received)) == ("ticket", ["mail_encrypted"])
    shown = page(desk, received)
    assert "El correo está cifrado y aquí no se puede leer." in shown
    assert "smime.p7m" in shown


def test_a_piece_of_a_mail_is_kept_and_said_to_be(desk):
    received = desk.receive(
        HEAD
        + b'Content-Type: message/partial; id="abc@cliente.example"; number=2; total=3\r\n\r\nUn trozo\r\n'
    )
    assert (received.outcome, notices(received)) == ("ticket", ["mail_in_pieces"])
    assert "un fragmento de un correo que se envió en varias partes" in page(desk, received)


def test_pieces_without_their_numbers_crash_nothing(desk):
    for wrong in (b"", b"; number=x", b"; number=99999999999999999999; total=-1", b"; id=\xff\x00"):
        received = desk.receive(
            HEAD + b"Content-Type: message/partial" + wrong + b"\r\n\r\nUn trozo " + wrong
        )
        assert (received.outcome, notices(received)) == ("ticket", ["mail_in_pieces"])


def test_a_mail_that_was_too_large_says_how_large_it_was(desk):
    received = desk.receive(marked_as_cut(mail("Va todo adjunto"), size=210_000_000))
    assert received.outcome == "ticket"
    shown = page(desk, received)
    assert "El correo ocupa 210 MB, más de lo que se admite: aquí están solo los primeros" in shown
    assert "Va todo adjunto" in shown


def test_who_only_claims_that_a_mail_was_cut_is_not_believed(desk):
    assert notices(desk.receive(mail(X_Atiende_Cut="1 of 2 bytes"))) == []
    for wrong in ("nonsense", "1 of 2 bytes and more", "9" * 40 + " of 2 bytes"):
        assert notices(desk.receive(f"X-Atiende-Cut: {wrong}\r\n".encode() + mail())) == []


def test_a_damaged_mail_is_said_to_be_damaged(desk):
    received = desk.receive(HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHola\r\n")
    assert notices(received) == ["read_with_problems"]
