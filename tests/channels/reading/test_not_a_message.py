from __future__ import annotations

import pytest

from atiende.channels.rules.mail.reading import read_mail
from atiende.channels.rules.mail.refusals import NotAMessage, UnreadableMail


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n\n",
        b"Hola, os escribo porque no me llega el pedido.\n\nGracias",
        b"Hola:\n\nno me llega el pedido\n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\x00",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        b"<html><body>From: x</body></html>",
        b"\x78\x9f\x3e\x22\x00\x00" + b"\x00" * 200,
        b"-----BEGIN PUBLIC KEY-----\nMIIB\n",
        b"nombre;correo\nAna;ana@example.es\n",
        "<html>".encode("utf-16"),
    ],
)
def test_what_has_no_header_of_a_mail_is_not_a_message(raw: bytes) -> None:
    with pytest.raises(NotAMessage):
        read_mail(raw)


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\r\n\r\n",
        b"From marta@example.es Tue Nov  3 10:11:01 2026\r\n",
        b"\xef\xbb\xbfFrom -\r\n",
    ],
)
def test_what_programs_leave_before_the_header_is_passed_over(before: bytes) -> None:
    mail = read_mail(before + b"From: marta@example.es\r\nSubject: Pedido\r\n\r\nHola\r\n")

    assert (mail.subject, mail.text.strip()) == ("Pedido", "Hola")


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
def test_any_line_ends(end: bytes) -> None:
    raw = b"From: marta@example.es\nSubject: uno\n dos\n\nHola\nadi\xc3\xb3s\n".replace(b"\n", end)

    mail = read_mail(raw)

    assert mail.subject == "uno dos"
    assert mail.text == "Hola\nadiós\n"


def test_a_mail_saved_as_utf_16_is_read() -> None:
    mail = read_mail("From: ana@example.es\nSubject: Señal\n\nAñadido\n".encode("utf-16"))

    assert (mail.subject, mail.text) == ("Señal", "Añadido\n")


def test_a_header_of_nobody_that_says_nothing_goes_to_quarantine() -> None:
    with pytest.raises(UnreadableMail):
        read_mail(b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n")


def test_a_stray_line_inside_the_header_does_not_hide_the_rest() -> None:
    mail = read_mail(b"Received: by x\nFrom: ana@example.es\n>From ana Tue Nov 3\nSubject: Hola\n\ntexto\n")

    assert (mail.subject, mail.text) == ("Hola", "texto\n")


def test_a_body_without_blank_line_before_it_is_text() -> None:
    mail = read_mail(b"From: ana@example.es\nSubject: Hola\nNo me llega el pedido.\nGracias.\n")

    assert mail.text == "No me llega el pedido.\nGracias.\n"
