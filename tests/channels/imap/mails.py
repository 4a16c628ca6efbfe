"""Small mails for tests."""

from __future__ import annotations

from atiende.channels.models import RawMail
from atiende.platform.storage import find_file, open_file


def mail(number: object, *, body: str = "Hola, ¿dónde está mi pedido?", message_id: str | None = "") -> bytes:
    """`message_id` None: without that header."""
    head = [
        f"From: Marta Ruiz <marta{number}@cliente.example>",
        "To: ayuda@nova.example",
        f"Subject: Pedido {number}",
        "Date: Mon, 16 Nov 2026 10:00:00 +0100",
    ]
    if message_id is not None:
        head.append(f"Message-ID: <{message_id or f'm{number}@cliente.example'}>")
    head += ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]
    return ("\r\n".join(head) + "\r\n\r\n" + body + "\r\n").encode()


def stored(raw_mail: RawMail) -> bytes:
    assert raw_mail.file_id is not None
    with open_file(find_file(raw_mail.file_id)) as stream:
        return stream.read()
