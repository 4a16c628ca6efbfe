"""The header block of a mail or of one of its parts, as fields of raw bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from atiende.channels.rules.mail.reading.limits import MAX_FIELD_BYTES, MAX_FIELDS

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*")
_KNOWN = frozenset(
    b"from to cc bcc subject date message-id received return-path delivered-to mime-version content-type reply-to"
    b" sender in-reply-to references content-transfer-encoding content-disposition x-original-to envelope-to"
    b" resent-from dkim-signature authentication-results list-id auto-submitted precedence x-mailer".split()
)


@dataclass(slots=True)
class Head:
    """Fields in order with lower-case names and unfolded values; `body_at` is where the body begins."""

    fields: list[tuple[str, bytes]] = field(default_factory=list)
    body_at: int = 0
    is_cut: bool = False
    has_cut_field: bool = False

    def first(self, name: str) -> bytes:
        """The first value of the name that is not empty, or nothing."""
        return next((value for key, value in self.fields if key == name and value), b"")


def read_head(raw: bytes, start: int, end: int) -> Head:
    """Read fields from `start` until the blank line or until what can be no field."""
    head = Head(body_at=end)
    lines: list[bytes] = []
    name, at = "", start
    while at < end:
        stop = raw.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        line = raw[at:stop].rstrip(b"\r")
        if not line:
            head.body_at = min(stop + 1, end)
            break
        if line[:1] in (b" ", b"\t"):
            if not name and not line.strip():
                head.body_at = min(stop + 1, end)
                break
            if name:
                lines.append(line)
                at = stop + 1
                continue
        match = _FIELD.match(line)
        if match is None and not (name and _goes_on(raw, stop + 1, end)):
            head.body_at = at
            break
        if match is not None:
            _keep(head, name, lines)
            name, lines = match.group(1).decode("ascii").lower(), [line[match.end() :]]
        at = stop + 1
    _keep(head, name, lines)
    return head


def is_known_field(name: str) -> bool:
    """Whether a mail program writes a field of this name."""
    return name.encode("ascii", "replace") in _KNOWN


def begins_field(raw: bytes, at: int) -> bool:
    """Whether a field that a mail program writes begins there."""
    match = _FIELD.match(raw, at)
    return match is not None and match.group(1).lower() in _KNOWN


def _keep(head: Head, name: str, lines: list[bytes]) -> None:
    if not name:
        return
    if len(head.fields) >= MAX_FIELDS:
        head.is_cut = True
        return
    value = lines[0] if len(lines) == 1 else b" ".join(line.strip(b" \t") for line in lines)
    if len(value) > MAX_FIELD_BYTES:
        head.has_cut_field = True
        value = value[:MAX_FIELD_BYTES]
    head.fields.append((name, value.strip(b" \t\r")))


def _goes_on(raw: bytes, at: int, end: int) -> bool:
    """Whether after a stray line the header goes on: one of the next two lines is a field of a mail."""
    for _ in range(2):
        stop = raw.find(b"\n", at, end)
        if stop < 0:
            return False
        match = _FIELD.match(raw, at, stop)
        if match is not None:
            return match.group(1).lower() in _KNOWN
        if raw[at:stop].strip(b"\r") == b"":
            return False
        at = stop + 1
    return False
