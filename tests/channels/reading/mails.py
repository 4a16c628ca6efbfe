"""Small mails for the tests of reading."""

from __future__ import annotations

HEADERS = "From: Marta <marta@example.es>\nTo: soporte@empresa.es\nSubject: Pedido\n"
HEADERS += "Date: Tue, 3 Nov 2026 10:11:01 +0100\n"


def plain(body: str = "Hola", *, extra: str = "", headers: str = HEADERS) -> bytes:
    return (headers + extra + "\n" + body).encode("utf-8", "surrogateescape").replace(b"\n", b"\r\n")


def multipart(*parts: str, kind: str = "mixed", extra: str = "", closed: bool = True) -> bytes:
    body = "".join(f"--frontera\n{part}\n" for part in parts) + ("--frontera--\n" if closed else "")
    return plain(body, extra=f'{extra}Content-Type: multipart/{kind}; boundary="frontera"\n')


def part(content: str, media_type: str = "text/plain; charset=utf-8", extra: str = "") -> str:
    return f"Content-Type: {media_type}\n{extra}\n{content}"
