"""What a report says in its own fields: delivery status, feedback, receipts, and the mail that came back."""

from __future__ import annotations

from dataclasses import dataclass, field

from atiende.channels.rules.mail.reading.charsets import decoded
from atiende.channels.rules.mail.reading.files import Files
from atiende.channels.rules.mail.reading.head import read_head
from atiende.channels.rules.mail.reading.limits import MAX_RETURNED_BYTES, MAX_STATUS_BYTES
from atiende.channels.rules.mail.reading.structure import Part
from atiende.channels.rules.mail.reading.transfer import undone
from atiende.channels.rules.mail.reading.words import value_text


@dataclass(slots=True)
class Report:
    """Groups of fields in order, and the header and first text of the mail that came back."""

    groups: list[dict[str, str]] = field(default_factory=list)
    returned: str = ""

    def take(self, part: Part, files: Files) -> None:
        """Read a part that a machine wrote."""
        content = bytes(undone(part.body, part.text_of("content-transfer-encoding"))[0])
        if part.media_type.endswith("rfc822-headers"):
            self.keep_returned(part)
            files.add(part, content)
            return
        self.groups += status_groups(content[:MAX_STATUS_BYTES])

    def keep_returned(self, part: Part) -> None:
        """Keep the beginning of the mail that came back; the first one counts."""
        content = bytes(undone(part.body[:MAX_RETURNED_BYTES], part.text_of("content-transfer-encoding"))[0])
        self.returned = self.returned or decoded(content)


def status_groups(content: bytes) -> list[dict[str, str]]:
    """Groups of fields, parted by blank lines, names in lower case; the first value of a name counts."""
    groups: list[dict[str, str]] = []
    at = 0
    while at < len(content) and len(groups) < 10_000:
        head = read_head(content, at, len(content))
        if head.fields:
            group: dict[str, str] = {}
            for name, value in head.fields:
                group.setdefault(name, value_text(value))
            groups.append(group)
        if head.body_at <= at:
            stop = content.find(b"\n", at)
            head.body_at = stop + 1 if stop >= 0 else len(content)
        at = head.body_at
    return groups
