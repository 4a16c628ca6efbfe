"""Which mail of ours a report is about."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.parts import ReadMail
from atiende.channels.rules.mail.reading.head import read_head
from atiende.channels.rules.mail.reading.ids import message_id

_LINE = re.compile(r"(?im)^[ \t>]{0,100}message-id:\s{0,100}<?([^\s<>]+@[^\s<>]+)>?")
_MESSAGES = ("message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers")


def original_message_id(mail: ReadMail) -> str:
    """The Message-ID of the mail that came back or was answered; empty when the report does not show it."""
    for file in mail.attachments:
        if file.media_type in _MESSAGES:
            head = read_head(file.content, 0, min(len(file.content), 65536))
            found = message_id(head.first("message-id").decode("ascii", "replace"))
            if found:
                return found
    for text in (mail.returned, mail.text, mail.html):
        match = _LINE.search(text[:200_000])
        if match is not None:
            return match.group(1)
    return next(iter((*mail.in_reply_to, *reversed(mail.references))), "")
