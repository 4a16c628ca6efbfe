"""Mails as customers write them, for the benchmark: short ones, answers with a quote in HTML, some with a big file."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator

BIG_BYTES = 25 * 1024 * 1024
_WORDS = [
    "pedido",
    "factura",
    "envío",
    "retraso",
    "cambio",
    "talla",
    "garantía",
    "tienda",
    "cobro",
    "cuenta",
    "tarjeta",
    "recibo",
    "reclamación",
    "plazo",
]


def mails(count: int, *, seed: int, every_big: int = 0) -> Iterator[bytes]:
    """`count` different mails; every `every_big`-th carries a file of 25 MB (0: none)."""
    chance = random.Random(seed)  # noqa: S311  no secret
    for number in range(count):
        is_big = bool(every_big) and number % every_big == every_big - 1
        yield _mail(number, seed, chance, is_big=is_big)


def _mail(number: int, seed: int, chance: random.Random, *, is_big: bool) -> bytes:
    text = " ".join(chance.choices(_WORDS, k=chance.randint(20, 120)))
    head = (
        f"From: Cliente {number} <cliente{number}.{seed}@example.com>\r\nTo: bench@atiende.example\r\n"
        f"Subject: {text[:60]}\r\nDate: Sun, 22 Nov 2026 10:00:00 +0100\r\n"
        f"Message-ID: <{seed}.{number}@example.com>\r\nMIME-Version: 1.0\r\n"
    )
    if is_big:
        return _with_file(head, text, chance).encode()
    if number % 3 == 0:
        return _with_html(head, text).encode()
    return f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\r\nUn saludo\r\n".encode()


def _with_html(head: str, text: str) -> str:
    quoted = "El mar, 3 nov 2026 a las 10:15, Soporte (<bench@atiende.example>) escribió:"
    return (
        f'{head}Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n\r\n{quoted}\r\n> {text}\r\n"
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<div><p>{text}</p></div>"
        f'<div class="gmail_quote"><div>{quoted}</div><blockquote>{text}</blockquote></div>\r\n--b--\r\n'
    )


def _with_file(head: str, text: str, chance: random.Random) -> str:
    content = base64.encodebytes(chance.randbytes(BIG_BYTES)).decode().replace("\n", "\r\n")
    return (
        f'{head}Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        '--b\r\nContent-Type: application/pdf; name="escaneo.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        f"{content}--b--\r\n"
    )
