"""A mail as it was read: what the rules of classifying, splitting and threading look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of a header. `email` is in lower case, without comments; `name` may be empty."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the mail, its bytes as they were sent. `content_id` without angle brackets, empty when it has none."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    content_id: str = ""
    is_inline: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar entry that came with the mail. Times as the calendar says them; empty when it says none."""

    method: str
    summary: str
    place: str
    starts: dt.datetime | dt.date | None
    ends: dt.datetime | dt.date | None
    organiser: str = ""


@dataclass(frozen=True, slots=True)
class ReadMail:
    """Everything is decoded text. `headers` has lower-case names, each with its values in order.

    `return_path` is None where the mail says none and empty for the null sender. `status_groups` are the groups of
    fields of a delivery status (RFC 3464) or of a feedback report (RFC 5965), `returned` the header and text of what
    came back with a report. `problems` are English msgids of what could not be read as the standard wants.
    """

    subject: str
    sender: Address | None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    delivered_to: tuple[str, ...] = ()
    return_path: str | None = None
    message_id: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    sent_at: dt.datetime | None = None
    media_type: str = "text/plain"
    report_type: str = ""
    text: str = ""
    html: str = ""
    attachments: tuple[Attachment, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    status_groups: tuple[Mapping[str, str], ...] = ()
    returned: str = ""
    problems: tuple[str, ...] = ()

    def header(self, name: str) -> str:
        """The first value of a header, empty when the mail has none of this name."""
        values = self.headers.get(name.lower(), ())
        return values[0] if values else ""
