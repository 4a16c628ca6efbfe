"""Builds mails from the files of cases: what a client sent, and the line that the import must give for it."""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass
from email.header import Header
from pathlib import Path

HERE = Path(__file__).parent
_HEAD = {
    "From": "Una persona <persona@correo.example>",
    "To": "soporte@nova.example",
    "Date": "Tue, 17 Nov 2026 18:00:00 +0100",
    "MIME-Version": "1.0",
}


@dataclass(frozen=True)
class Letter:
    """`expected` is the text that stays unfolded, or the outcome, by the kind of file."""

    name: str
    raw: bytes
    expected: str


def letters_of_clients() -> list[Letter]:
    """What people write with their clients."""
    return [
        Letter(name, written(name, parts), parts["visible"].strip("\n"))
        for name, parts in cases_in(HERE / "clients")
    ]


def letters_of_machines() -> list[Letter]:
    """What servers write, and people whose words sound like it."""
    return [
        Letter(name, sent_by_machine(parts["mail"].strip("\n")), parts["outcome"].strip())
        for name, parts in cases_in(HERE / "machines")
    ]


def cases_in(folder: Path) -> list[tuple[str, dict[str, str]]]:
    """The cases of a folder's text files: their names and their parts by key."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for piece in path.read_text(encoding="utf-8").split("@@@ ")[1:]:
            name, _, rest = piece.partition("\n")
            parts = {}
            for part in ("\n" + rest).split("\n@@ ")[1:]:
                key, _, value = part.partition("\n")
                parts[key.strip()] = value
            found.append((f"{path.stem}: {name}", parts))
    return found


def written(name: str, parts: dict[str, str]) -> bytes:
    """The bytes of a mail of these parts: text, html, and how they are encoded."""
    charset, _, encoding = parts.get("how", "utf-8 quoted-printable").strip().partition(" ")
    bodies = [(kind, parts[kind]) for kind in ("text", "html") if kind in parts]
    pieces = [_part(kind, body.rstrip("\n") + "\n", charset, encoding) for kind, body in bodies]
    head = {**_HEAD, "Subject": "Asunto", "Message-ID": f"<{len(name)}@correo.example>"}
    lines = "".join(f"{key}: {value}\r\n" for key, value in head.items()).encode()
    if len(pieces) == 1:
        raw = lines + pieces[0]
    else:
        between = b"\r\n--entre\r\n"
        raw = lines + b'Content-Type: multipart/alternative; boundary="entre"\r\n' + between
        raw += between.join(pieces) + b"\r\n--entre--\r\n"
    return raw


def _part(kind: str, body: str, charset: str, encoding: str) -> bytes:
    content = body.encode(charset).replace(b"\n", b"\r\n")
    flowed = "; format=flowed" if encoding.endswith("flowed") else ""
    if encoding == "quoted-printable":
        content = quopri.encodestring(content.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    elif encoding.startswith("base64"):
        content = base64.encodebytes(b"\xef\xbb\xbf" + content).replace(b"\n", b"\r\n")
    transfer = {"base64-bom": "base64", "7bit-flowed": "8bit"}.get(encoding, encoding)
    media_type = "text/html" if kind == "html" else "text/plain"
    head = f"Content-Type: {media_type}; charset={charset}{flowed}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    return head.encode() + content


def sent_by_machine(mail: str) -> bytes:
    """The bytes of a mail whose heads and body are given as text."""
    head, _, body = mail.partition("\n\n")
    lines = [_line(line) for line in head.splitlines()]
    charset = "iso-8859-1" if "charset=iso-8859-1" in head else "utf-8"
    letter = "\n".join([*lines, "MIME-Version: 1.0", "Date: " + _HEAD["Date"], "", ""])
    return (letter.encode() + body.encode(charset) + b"\n").replace(b"\n", b"\r\n")


def _line(line: str) -> str:
    key, colon, value = line.partition(": ")
    if line.isascii() or not colon:
        return line
    words, at, address = value.rpartition(" <")
    return (
        f"{key}: {Header(words, 'utf-8').encode()} <{address}"
        if at
        else f"{key}: {Header(value, 'utf-8').encode()}"
    )
