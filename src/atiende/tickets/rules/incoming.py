"""What arrives, as channels hand it in: read, classified and sanitised; here it is only made fit to be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from atiende.tickets.rules.cleaning import SUBJECT_LIMIT, clean_line, clean_text, within_limits

UNCHECKED: Final = "unchecked"
"""The problem of a file that is held back until it was checked."""


def notice(code: str, *numbers: int) -> str:
    """A notice with the figures that it speaks of, as `notices` keeps it."""
    return " ".join([code, *map(str, numbers)])


def read_notice(kept: str) -> tuple[str, tuple[int, ...]]:
    """The code of a notice and its figures."""
    code, *numbers = kept.split(" ")
    return code, tuple(int(number) for number in numbers if number.isdecimal())


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAttachment:
    """A file of a message. `file_id` empty: it was not kept, and `problem` says why. `size` in bytes."""

    file_id: int | None
    name: str
    media_type: str
    size: int
    sha256: str
    content_id: str = ""
    is_inline: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecipient:
    """To whom a message was addressed: role `to`, `cc` or `bcc`."""

    role: str
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A customer's message. `html` is sanitised; `folded` are (kind, text) in order; `written_at` is a claim.

    `may_reopen` False: in a storm, what arrives is kept and wakes nobody. `evidence`: details for the audit entry that
    bind it to the bytes that came (`platform.audit.evidence`).
    """

    channel: str
    customer_id: int
    author_label: str
    text: str
    subject: str = ""
    html: str = ""
    folded: tuple[tuple[str, str], ...] = ()
    written_at: dt.datetime | None = None
    is_automatic: bool = False
    may_reopen: bool = True
    language: str = ""
    notices: tuple[str, ...] = ()
    attachments: tuple[NewAttachment, ...] = ()
    recipients: tuple[NewRecipient, ...] = ()
    evidence: Mapping[str, str | int] = field(default_factory=dict)

    def cleaned(self) -> Incoming:
        """The same without what cannot be kept; what had to be left out stands in the notices."""
        text, html, cut = within_limits(clean_text(self.text), clean_text(self.html))
        return replace(
            self,
            author_label=clean_line(self.author_label),
            text=text,
            html=html,
            subject=clean_line(self.subject, limit=SUBJECT_LIMIT),
            folded=tuple((clean_line(kind, limit=40), clean_text(part)) for kind, part in self.folded),
            language=clean_line(self.language, limit=10),
            notices=tuple(clean_line(code, limit=60) for code in (*self.notices, *cut)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A new ticket with its first message. `copied`: (customer id, address) of those who get the replies too.

    `address` is where the customer takes part (a mail address); `time_zone` that of the case.
    """

    brand_id: int
    team_id: int | None
    customer_id: int
    address: str
    subject: str
    channel: str
    language: str
    time_zone: str
    message: Incoming
    priority: int = 2
    copied: tuple[tuple[int, str], ...] = ()
