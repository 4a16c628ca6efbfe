"""What is attached arrives letter by letter, also when it is a mail itself."""

from __future__ import annotations

import hashlib

import pytest

from atiende.platform.storage import find_file, open_file
from atiende.tickets.models import Attachment

pytestmark = pytest.mark.django_db

ATTACHED = b"From: jefe@otro.example\nSubject: Presupuesto\n\nVea el precio.\nUn saludo\n"


@pytest.mark.parametrize("attached", [ATTACHED, ATTACHED.replace(b"\n", b"\r\n")], ids=["LF", "CRLF"])
def test_case_23_an_attached_mail_is_not_altered(desk, attached):
    raw = (
        b"From: marta@cliente.example\nTo: soporte@nova.example\nSubject: Le reenvio\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/plain\n\nVea el correo.\n'
        b"--x\nContent-Type: message/rfc822\n\n" + attached + b"\n--x--\n"
    )
    processed = desk.receive(raw)
    kept = Attachment.objects.get(message_id=processed.message_id)
    with open_file(find_file(kept.file_id)) as stream:
        content = stream.read()
    assert content == attached
    assert kept.sha256 == hashlib.sha256(attached).hexdigest()
