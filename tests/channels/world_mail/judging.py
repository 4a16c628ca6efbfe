"""Mails written by hand, and everything in which what was read differs from what a person reads in them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from atiende.channels.rules.mail.understanding import UnderstoodMail, understand
from tests.channels.mail_import.letters import cases_in, sent_by_machine, written

HERE = Path(__file__).parent
OWN = frozenset({"soporte@nova.example"})


@dataclass(frozen=True)
class Case:
    """`parts`: what the file of the case says, by key."""

    name: str
    raw: bytes
    parts: dict[str, str]


def people(folder: Path = HERE) -> list[Case]:
    """Mails of clients: text, HTML, and what stays unfolded."""
    return [Case(name, written(name, parts), parts) for name, parts in cases_in(folder / "people")]


def machines(folder: Path = HERE) -> list[Case]:
    """Whole mails of servers, and of people whose words sound like it."""
    return [
        Case(name, sent_by_machine(parts["mail"].strip("\n")), parts)
        for name, parts in cases_in(folder / "machines")
    ]


def odd_bytes(folder: Path = HERE) -> list[Case]:
    """Mails given byte by byte, in which characters or structure are wrong."""
    return [Case(name, _bytes(parts), parts) for name, parts in cases_in(folder / "bytes")]


def differences(case: Case) -> list[str]:
    """What was read otherwise than the case says; an empty list is right."""
    read = understand(case.raw, own_addresses=OWN)
    return [*_of_kind(read, case.parts), *_of_words(read, case.parts), *_of_heads(read, case.parts)]


def _bytes(parts: dict[str, str]) -> bytes:
    raw = codecs.escape_decode(parts["mail"].encode())[0]
    return raw if "ends" in parts else raw.replace(b"\n", b"\r\n")


def _of_kind(read: UnderstoodMail, parts: dict[str, str]) -> Iterator[str]:
    kind = {"message": "ticket"}.get(read.verdict.kind, read.verdict.kind)
    if kind not in parts.get("outcome", "ticket").strip().split("|"):
        yield f"outcome {kind}"


def _of_words(read: UnderstoodMail, parts: dict[str, str]) -> Iterator[str]:
    seen = _even(read.split.visible_text)
    if "visible" in parts and seen != _even(parts["visible"]):
        yield f"visible text:\n{seen}"
    at = 0
    for words in _lines(parts, "shows"):
        found = seen.find(words, at)
        at = max(at, found)
        if found < 0:
            yield f"{words!r} is not shown, or not in its place:\n{seen}"
    for words in _lines(parts, "hides"):
        if words in seen or words in read.mail.subject:
            yield f"{words!r} is shown:\n{seen}"
    if "quote" in parts and (parts["quote"].strip() == "yes") != read.split.has_quote:
        yield f"has_quote {read.split.has_quote}"


def _of_heads(read: UnderstoodMail, parts: dict[str, str]) -> Iterator[str]:
    sender, sent_at = read.mail.sender, read.mail.sent_at
    found = {
        "subject": read.mail.subject,
        "sender": sender.email if sender else "",
        "name": sender.name if sender else "",
        "sent": sent_at.strftime("%Y-%m-%d %H:%M %z") if sent_at else "",
        "files": "\n".join(file.name for file in read.mail.attachments),
    }
    for key, value in found.items():
        if key in parts and value != parts[key].rstrip("\n"):
            yield f"{key} {value!r}"


def _lines(parts: dict[str, str], key: str) -> list[str]:
    lines = [line.strip() for line in parts.get(key, "").splitlines() if line.strip()]
    return [codecs.decode(line, "unicode_escape") if line.startswith("\\") else line for line in lines]


def _even(text: str) -> str:
    lines = [re.sub(r"\s+", " ", line).strip() for line in text.strip().splitlines()]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines))
