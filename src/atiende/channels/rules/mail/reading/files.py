"""The files of a mail, each with a name; wrappers of Outlook opened, invitations read."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field

from atiende.channels.rules.mail.parts import Attachment, Invitation
from atiende.channels.rules.mail.reading.calendar import invitations
from atiende.channels.rules.mail.reading.head import read_head
from atiende.channels.rules.mail.reading.names import declared_name, file_name, made_up_name
from atiende.channels.rules.mail.reading.structure import ENVELOPES, Part
from atiende.channels.rules.mail.reading.transfer import undone
from atiende.channels.rules.mail.reading.winmail import is_wrapper, unwrapped
from atiende.channels.rules.mail.reading.words import value_text
from atiende.kernel.refusals import gettext_noop

PARTIAL = gettext_noop("This is one piece of a mail that was sent in several; it is attached as it came.")
ELSEWHERE = gettext_noop("The mail points at a file that is kept elsewhere.")
WRAPPER_KEPT = gettext_noop("A file of Outlook (winmail.dat) could not be opened; it is attached as it came.")

_MESSAGES = ("message/rfc822", "message/global", "message/news")
_CALENDARS = ("text/calendar", "application/ics", "text/x-vcalendar")
_ENCODED = ("base64", "quoted-printable", "x-uuencode", "uuencode")


@dataclass(slots=True)
class Files:
    """Attachments and invitations in the order in which they came; text and HTML that a wrapper held."""

    attachments: list[Attachment] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    text: str = ""
    html: str = ""
    problems: dict[str, None] = field(default_factory=dict)

    def take(self, part: Part) -> None:
        """Take a part, and everything under it, as files."""
        if part.children is not None:
            for child in part.children:
                self.take(child)
            if part.media_type not in ENVELOPES:
                return
        self.take_whole(part)

    def take_whole(self, part: Part) -> None:
        """Take a part as one file, whatever was found in it."""
        encoding = part.text_of("content-transfer-encoding")
        content, problem = undone(part.body, encoding)
        if problem:
            self.problems[problem] = None
        self.add(part, bytes(content))

    def add(self, part: Part, content: bytes) -> None:
        """Add the decoded content of a part."""
        name = file_name(declared_name(part))
        if is_wrapper(part.media_type, name):
            self._unwrap(part, name, content)
            return
        if part.media_type in _CALENDARS or name.lower().endswith(".ics"):
            self._invite(part, content)
        if part.media_type == "message/partial":
            self.problems[PARTIAL] = None
        if part.media_type == "message/external-body":
            self.problems[ELSEWHERE] = None
        if part.media_type in _MESSAGES and not name.lower().endswith(".eml"):
            name = _name_of_mail(content, name)
        self._append(name, part.media_type, content, part)

    def add_named(self, name: str, content: bytes) -> None:
        """Add a file that was written into a text."""
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._append(file_name(name), media_type, content, None)

    def _append(self, name: str, media_type: str, content: bytes, part: Part | None) -> None:
        name = name or made_up_name(media_type, len(self.attachments) + 1)
        is_inline = part is not None and part.disposition[0] == "inline"
        content_id = part.content_id if part is not None else ""
        self.attachments.append(Attachment(name, media_type, content, content_id, is_inline))

    def _invite(self, part: Part, content: bytes) -> None:
        known = set(self.invitations)
        self.invitations += [
            one for one in invitations(content, part.params.get("method", "")) if one not in known
        ]

    def _unwrap(self, part: Part, name: str, content: bytes) -> None:
        inner = unwrapped(content)
        if inner is None:
            self.problems[WRAPPER_KEPT] = None
            self._append(name or "winmail.dat", part.media_type, content, part)
            return
        self.attachments += inner.attachments
        self.text, self.html = self.text or inner.text, self.html or inner.html


def _name_of_mail(content: bytes, name: str) -> str:
    head = read_head(content, 0, min(len(content), 256 * 1024))
    subject = value_text(head.first("subject"))
    words = file_name(name or subject.replace("/", "-").replace("\\", "-"))
    return f"{words[:120]}.eml" if words else ""
