"""What may be written in a side conversation, and to whom."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.tickets.rules.addresses import mail_address, normal_address

MOST_RECIPIENTS: Final = 20
TEXT_LIMIT: Final = 100_000
SUBJECT_MISSING: Final = gettext_noop("Write a subject.")
TEXT_MISSING: Final = gettext_noop("Write a text.")
TEXT_TOO_LONG: Final = gettext_noop("This text is too long.")
RECIPIENT_MISSING: Final = gettext_noop("Write one mail address at least, and 20 at most.")
NO_ADDRESS: Final = gettext_noop("One of these is no mail address.")


@dataclass(frozen=True, slots=True)
class SideFile:
    """A stored file of a message. `problem`: why one was not kept."""

    file_id: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class SideIncoming:
    """A mail that came in: `header_id` is its Message-ID without brackets."""

    address: str
    name: str
    text: str
    header_id: str
    is_automatic: bool = False
    files: tuple[SideFile, ...] = ()


def new_token() -> str:
    """Random letters and digits, 104 bits of them, the same in upper and lower case."""
    return base64.b32encode(secrets.token_bytes(13)).decode().lower()[:20]


def problems_of(*, subject: str | None, recipients: Iterable[str] | None, text: str) -> dict[str, str]:
    """What is missing or amiss, by field; None for what is not asked."""
    found = {}
    if subject is not None and not one_line(subject):
        found["subject"] = SUBJECT_MISSING
    if recipients is not None:
        given = list(recipients)
        if not 0 < len(given) <= MOST_RECIPIENTS:
            found["to"] = RECIPIENT_MISSING
        elif not all(mail_address(each) for each in given):
            found["to"] = NO_ADDRESS
    if not text.strip():
        found["text"] = TEXT_MISSING
    elif len(text) > TEXT_LIMIT:
        found["text"] = TEXT_TOO_LONG
    return found


def once_each(addresses: Iterable[str]) -> list[str]:
    """In their order, without those that are the same but for case."""
    return list({normal_address(each): each.strip() for each in addresses if each.strip()}.values())
