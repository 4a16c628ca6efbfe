"""Content-Transfer-Encoding undone, as far as the damage lets it."""

from __future__ import annotations

import binascii
import io
import re

import pybase64

from atiende.kernel.refusals import gettext_noop

BASE64_DAMAGED = gettext_noop("A part of the mail is damaged; what could be decoded is shown.")

_PAD = re.compile(rb"=[=\s]*")
_LETTER = re.compile(rb"[A-Za-z0-9+/]")
_NOT_LETTERS = re.compile(rb"[^A-Za-z0-9+/]")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]|[A-Za-z0-9+/] +[A-Za-z0-9+/]")
_LONG_RUN = re.compile(rb"[A-Za-z0-9+/]{30}")
_WHITE = (b" ", b"\t", b"\r", b"\n", b"=")
_SAMPLE = 4096
_TAIL = 8192  # a footer is no longer
_LARGE = 64 * 1024
_BLOCK = 128 * 1024
_FULL_LINE = re.compile(rb"[A-Za-z0-9+/]{30,}={0,2}")
_WRITING = re.compile(
    rb"[^A-Za-z0-9+/=\s_-]|[A-Za-z0-9+/] +[A-Za-z0-9+/]|^[-_=*#]{2,}$"
)  # what no line of base64 holds, the kind for addresses included
_SENTENCE = re.compile(rb"[A-Za-z] +[A-Za-z]|^[-_=*#]{2,}\r?$", re.MULTILINE)
_COMMENT = re.compile(r"\([^()]{0,200}\)")
_BLANKS_BEHIND_BREAK = re.compile(rb"=[ \t]+(\r?\n)")
_BEGIN = re.compile(rb"(?:^|\r?\n)begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,255})\r?\n")


def undone(data: memoryview, encoding: str) -> tuple[bytes | memoryview, str]:
    """The content and a problem (an English msgid, or empty). What needs no decoding is not copied."""
    name = encoding_name(encoding)
    if name == "base64":
        return _base64(_without_footer(data))
    if name == "quoted-printable":
        return binascii.a2b_qp(_without_blanks(data)), ""
    if name == "uuencode":
        found = uuencoded(bytes(data))
        return (found[0][3] if found else data), ("" if found else BASE64_DAMAGED)
    return data, ""


def encoding_name(written: str) -> str:
    """base64, quoted-printable, uuencode, or the letters of another name: comments and signs are no matter."""
    letters = re.sub(r"[^a-z0-9]", "", _COMMENT.sub("", written).lower()).removeprefix("x")
    names = {"b": "base64", "q": "quoted-printable", "quotedprintable": "quoted-printable", "uue": "uuencode"}
    return names.get(letters, letters)


def uuencoded(data: bytes) -> list[tuple[int, int, str, bytes]]:
    """The uuencoded files inside a text: where each begins and ends, its name and its content."""
    found: list[tuple[int, int, str, bytes]] = []
    at = 0
    while (match := _BEGIN.search(data, at)) is not None:
        content, at = _uu_lines(data, match.end())
        if content:
            name = match.group(1).strip().decode("utf-8", "replace")
            found.append((match.start(), at, name, content))
        at = max(at, match.end())
    return found


def _uu_lines(data: bytes, at: int) -> tuple[bytes, int]:
    out: list[bytes] = []
    while at < len(data):
        stop = data.find(b"\n", at)
        stop = len(data) if stop < 0 else stop
        line = data[at:stop].rstrip(b"\r")
        at = stop + 1
        if line in (b"end", b"===="):
            return b"".join(out), min(at, len(data))
        if line.strip(b" `") == b"":
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3  # lines padded beyond their length are common
            try:
                out.append(binascii.a2b_uu(line[:size]))
            except binascii.Error:
                return b"", at
    return b"", at


def _is_not_encoded(data: memoryview) -> bool:
    """Whether it is plain writing that only calls itself base64."""
    sample = bytes(data[:_SAMPLE]).lstrip().partition(b"\n")[0]
    if _NOT_BASE64.search(sample) is None or _LONG_RUN.search(sample) is not None:
        return False
    strange = _NOT_LETTERS.findall(sample.strip())
    return len(strange) * 10 > len(sample) and strange.count(b" ") > 1 and not set(strange) <= set(_WHITE)


def _without_blanks(data: memoryview) -> bytes | memoryview:
    """A soft break is one with blanks behind it too: servers add and take away blanks at the ends of lines."""
    whole = bytes(data)
    return _BLANKS_BEHIND_BREAK.sub(rb"=\1", whole) if b"= " in whole or b"=\t" in whole else data


def _without_footer(data: memoryview) -> memoryview:
    """What lists and gateways append in plain writing below base64 is cut off, with or without padding above it."""
    begin = max(0, data.nbytes - _TAIL)
    tail = bytes(data[begin:])
    at, footer = len(tail), -1
    for line in reversed(tail.splitlines(keepends=True)):
        at -= len(line)
        bare = line.strip()
        if _FULL_LINE.fullmatch(bare):
            break
        if _WRITING.search(bare):
            footer = at
    above = tail[:footer].strip() if footer > 0 else b""
    if not above or _SENTENCE.search(tail[footer:]) is None:
        return data
    is_whole = begin > 0 or (not _WRITING.search(above) and len(b"".join(above.split())) % 4 == 0)
    return data[: begin + footer] if is_whole else data


def _base64(data: memoryview) -> tuple[bytes | memoryview, str]:
    if _is_not_encoded(data):
        return data, ""
    sound = _sound(data) if data.nbytes >= _LARGE else None
    if sound is not None:
        return sound, ""
    pad = _PAD.search(data)
    if pad is not None and pad.end() < len(data) and _LETTER.search(data, pad.end()) is not None:
        return _base64_pieces(bytes(data))
    try:
        return binascii.a2b_base64(data), ""
    except binascii.Error:
        pass
    content = _lenient(bytes(data))
    if not content and bytes(data).strip():
        return data, BASE64_DAMAGED
    return content, BASE64_DAMAGED if content else ""


def _sound(data: memoryview) -> bytes | None:
    """A large file as mail programs encode it: letters, line ends, padding at the end. None for all else."""
    content, left, at = _room(data.nbytes // 4 * 3), b"", 0
    while at < data.nbytes:
        block = left + bytes(data[at : at + _BLOCK]).replace(b"\r", b"").replace(b"\n", b"")
        at += _BLOCK
        whole = len(block) if at >= data.nbytes else len(block) // 4 * 4
        block, left = block[:whole], block[whole:]
        if b"=" in block and at < data.nbytes:
            return None
        try:
            content.write(pybase64.b64decode(block, validate=True))
        except binascii.Error:
            return None
    content.truncate()
    return content.getvalue()


def _room(size: int) -> io.BytesIO:
    """Room for so many bytes in one piece: what grows bit by bit leaves holes in the memory behind."""
    room = io.BytesIO()
    room.seek(size)
    room.write(b"\0")
    room.seek(0)
    return room


def _base64_pieces(data: bytes) -> tuple[bytes, str]:
    """Pieces that were encoded apart, one after the other; what follows and is no base64 is left out."""
    out: list[bytes] = []
    for line_group in re.split(rb"(?<==)\s*(?!=)", data):
        if line_group.strip() and _NOT_BASE64.search(line_group):
            return b"".join(out), BASE64_DAMAGED if not out else ""
        out.append(_lenient(line_group))
    return b"".join(out), ""


def _lenient(data: bytes) -> bytes:
    letters = _NOT_LETTERS.sub(b"", data)
    letters = letters[:-1] if len(letters) % 4 == 1 else letters
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
