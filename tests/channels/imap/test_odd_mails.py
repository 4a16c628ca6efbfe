"""Mails of odd programs and sizes, from a real server to the case: shown as far as possible, the rest is said."""

from __future__ import annotations

import base64
import struct

import pytest

from atiende.channels.imap.line import open_line
from atiende.channels.intake import files
from atiende.channels.models import RawMail
from atiende.channels.readers import fetching
from atiende.platform.storage import find_file, open_file
from atiende.tickets.models import Attachment, Message
from tests.channels.imap.mails import mail

pytestmark = pytest.mark.django_db
HEAD = "From: Marta <marta@cliente.example>\r\nTo: ayuda@nova.example\r\nSubject: Contrato\r\nMIME-Version: 1.0\r\n"
MEGABYTE = 1024 * 1024


def received(dovecot, user, mailbox, catching_up, *mails: bytes) -> list[Message]:
    for each in mails:
        dovecot.deliver(user, each)
    with open_line(dovecot.access(user)) as line:
        catching_up(line, mailbox).catch_up(is_whole=True)
    rows = RawMail.objects.filter(mailbox=mailbox).order_by("pk")
    assert [row.outcome for row in rows] == ["ticket"] * len(mails)
    return [Message.objects.get(pk=row.message_id) for row in rows]


def content_of(attachment: Attachment) -> bytes:
    with open_file(find_file(attachment.file_id)) as stream:
        return stream.read()


def attribute(level: int, number: int, data: bytes) -> bytes:
    """MS-OXTNEF, 2.1.3: level, id, length, data, sum of the data."""
    return struct.pack("<BLL", level, number, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def winmail(text: str, name: str, content: bytes) -> bytes:
    return struct.pack("<LH", 0x223E9F78, 1) + b"".join(
        [
            attribute(1, 0x00089006, b"\0\0\1\0"),
            attribute(1, 0x00069007, struct.pack("<LL", 1252, 0)),
            attribute(1, 0x0002800C, text.encode("cp1252") + b"\0"),
            attribute(2, 0x00069002, bytes(14)),
            attribute(2, 0x00018010, name.encode("cp1252") + b"\0"),
            attribute(2, 0x0006800F, content),
        ]
    )


def test_case_22_what_outlook_wrapped_is_in_the_case(dovecot, user, mailbox, catching_up):
    wrapped = winmail("Adjunto el contrato de Begoña.", "contrato.pdf", b"%PDF-1.7 \0\r\n\xff")
    raw = (
        f"{HEAD}Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment; filename=winmail.dat\r\n\r\n{base64.encodebytes(wrapped).decode()}"
    )
    message, after = received(dovecot, user, mailbox, catching_up, raw.encode(), mail("next"))
    assert message.text.strip() == "Adjunto el contrato de Begoña."
    (attached,) = message.attachments.all()
    assert (attached.name, content_of(attached)) == ("contrato.pdf", b"%PDF-1.7 \0\r\n\xff")
    assert message.notices == []
    assert after.text


def test_case_22_a_wrapper_that_cannot_be_opened_is_kept_and_said_to_be(dovecot, user, mailbox, catching_up):
    broken = winmail("x", "a.pdf", b"%PDF")[:40]
    raw = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVea esto\r\n"
        "--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(broken).decode()}--b--\r\n"
    )
    (message,) = received(dovecot, user, mailbox, catching_up, raw.encode())
    (attached,) = message.attachments.all()
    assert (message.text.strip(), attached.name) == ("Vea esto", "winmail.dat")
    assert content_of(attached) == broken
    assert message.notices == ["read_with_problems"]


def test_of_a_mail_beyond_the_limit_the_beginning_comes_in_with_both_sizes(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    monkeypatch.setattr(fetching, "LARGEST_BYTES", 2 * MEGABYTE)
    large = f"{HEAD}\r\nVa todo debajo.\r\n\r\n".encode() + b"0123456789abcde\r\n" * (3 * MEGABYTE // 17)
    message, after = received(dovecot, user, mailbox, catching_up, large, mail("next"))
    code, here, there = message.notices[0].split()
    assert (code, int(here)) == ("mail_cut", 2 * MEGABYTE)
    assert 0 <= int(there) - len(large) < 1000, "what the server added to it counts too"
    assert message.text.startswith("Va todo debajo.")
    assert after.notices == []


def test_of_a_file_beyond_the_limit_the_size_stays_in_the_case(
    dovecot, user, mailbox, catching_up, monkeypatch
):
    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    raw = (
        f"{HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVea esto\r\n"
        "--b\r\nContent-Type: video/mp4; name=video.mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(b'v' * 1500).decode()}--b--\r\n"
    )
    (message,) = received(dovecot, user, mailbox, catching_up, raw.encode())
    (attached,) = message.attachments.all()
    assert (attached.name, attached.size, attached.problem) == ("video.mp4", 1500, "too_large")
    assert attached.file_id is None
    assert message.notices == ["file_too_large"]
