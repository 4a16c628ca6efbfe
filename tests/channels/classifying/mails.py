"""Mails for the tests of classifying, as text of headers and body."""

from __future__ import annotations

from atiende.channels.rules.mail.classifying import Verdict, classify
from atiende.channels.rules.mail.reading import read_mail

OWN = frozenset({"soporte@empresa.es"})


def verdict_of(headers: str, body: str = "Hola, no me ha llegado el pedido.") -> Verdict:
    raw = f"{headers.strip()}\nTo: soporte@empresa.es\n\n{body}".encode()
    return classify(read_mail(raw), own_addresses=OWN)


def report(groups: str, *, returned: str = "Message-ID: <nuestro@empresa.es>\nSubject: Respuesta") -> Verdict:
    parts = [
        "",
        f"Content-Type: message/delivery-status\n\n{groups}",
        f"Content-Type: text/rfc822-headers\n\n{returned}",
    ]
    return verdict_of(
        "From: MAILER-DAEMON@mx.es\nReturn-Path: <>\nSubject: Undelivered Mail\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="f"',
        "".join(f"--f\n{part}\n" for part in parts) + "--f--\n",
    )
