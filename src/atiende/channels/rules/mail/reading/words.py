"""Header values as text: encoded words (RFC 2047), raw 8-bit, folded lines."""

from __future__ import annotations

import binascii
import re

from atiende.channels.rules.mail.reading.charsets import codec_of, decoded

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.*?)\?=", re.DOTALL)
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_SPACES = re.compile(r"[ \t\r\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")  # and of direction


def plain(value: bytes, charset: str = "") -> str:
    """The value as text with its encoded words as they stand; raw 8-bit is UTF-8, or the charset of the body."""
    if value.isascii():
        return value.decode("ascii") if b"\x1b" not in value else decoded(value)
    codec = codec_of(charset) if charset else ""
    return decoded(value, codec if codec not in ("", "utf-8", "utf-7") else "utf-8")


def unworded(text: str) -> str:
    """The text with its encoded words decoded, also where a server has encoded them twice."""
    if "=?" not in text:
        return _fit(text)
    once = _decoded_words(text)
    return _decoded_words(once) if "=?" in once and "?=" in once else once


def _fit(text: str) -> str:
    return _CONTROL.sub("", _SPACES.sub(" ", text)).strip()


def _decoded_words(text: str) -> str:
    """Words side by side are joined, those of one charset as bytes."""
    out: list[str] = []
    pending, charset, at = b"", "", 0
    for match in _WORD.finditer(text, 0, text.rfind("?=") + 2):  # behind the last end, no beginning is tried
        between = text[at : match.start()]
        if between.strip() or not pending:
            out += [_flush(pending, charset), between]
            pending = b""
        word_charset = match.group(1).split("*")[0].lower()
        if pending and word_charset != charset:
            out.append(_flush(pending, charset))
            pending = b""
        pending, charset, at = pending + _bytes(match.group(2), match.group(3)), word_charset, match.end()
    out += [_flush(pending, charset), text[at:]]
    return _fit("".join(out))


def value_text(value: bytes, charset: str = "") -> str:
    """A header value for reading: one line, decoded."""
    return unworded(plain(value, charset))


def _flush(data: bytes, charset: str) -> str:
    return decoded(data, charset) if data else ""


def _bytes(encoding: str, content: str) -> bytes:
    data = content.encode("utf-8", "replace")
    if encoding in "qQ":
        return _HEX.sub(lambda m: bytes([int(m.group(1), 16)]), data.replace(b"_", b" "))
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    data = data[:-1] if len(data) % 4 == 1 else data
    try:
        return binascii.a2b_base64(data + b"=" * (-len(data) % 4))
    except binascii.Error:
        return b""
