"""Where a mail begins in the bytes of a file, and whether it is a mail at all."""

from __future__ import annotations

import re

from atiende.channels.rules.mail.reading.head import Head, begins_field, is_known_field, read_head
from atiende.channels.rules.mail.refusals import NotAMessage

_LOOSE_RETURN = re.compile(rb"\r(?!\n)")
_SAMPLE = 64 * 1024
_ENOUGH_ALONE = frozenset(
    [
        "from",
        "subject",
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "content-type",
        "delivered-to",
    ]
)


def opened(raw: bytes) -> tuple[bytes, Head]:
    """The bytes with plain line ends and the header that they begin with. Raises NotAMessage."""
    raw = _plain(raw)
    start = _start(raw)
    head = read_head(raw, start, len(raw))
    if not _is_of_a_mail(head):
        raise NotAMessage
    return raw, head


def _plain(raw: bytes) -> bytes:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw = raw[: len(raw) // 2 * 2].decode("utf-16", "replace").encode()
    sample = raw[:_SAMPLE]
    if b"\r" not in sample or sample.count(b"\n") * 2 > sample.count(b"\r"):
        return raw
    return _LOOSE_RETURN.sub(b"\n", raw) if b"\r\r\n" not in sample else raw.replace(b"\r\r\n", b"\r\n")


def _start(raw: bytes) -> int:
    at = 3 if raw.startswith(b"\xef\xbb\xbf") else 0
    while True:
        while at < len(raw) and raw[at] in b"\r\n":
            at += 1
        stop = raw.find(b"\n", at)
        line = raw[at : stop if stop >= 0 else len(raw)]
        is_envelope = line.startswith((b"From ", b">From ")) and b":" not in line[:6]
        is_blank = not line.strip() and bool(line)
        is_torn = line[:1] in (b" ", b"\t") and begins_field(raw, stop + 1)
        if not (is_envelope or is_blank or is_torn) or stop < 0:
            return at
        at = stop + 1


def _is_of_a_mail(head: Head) -> bool:
    known = {name for name, _ in head.fields if is_known_field(name)}
    if not known:
        return False
    if known == {"content-type"} and b"/" not in head.first("content-type"):
        return False
    return len(known) >= 2 or bool(known & _ENOUGH_ALONE)
