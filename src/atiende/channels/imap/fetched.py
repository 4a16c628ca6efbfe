"""Reading what FETCH and SEARCH answer, as the standard library hands it over."""

from __future__ import annotations

import datetime as dt
import imaplib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

Part = bytes | tuple[bytes, bytes] | None

_UID: Final = re.compile(rb"\bUID (\d+)", re.IGNORECASE)
_SIZE: Final = re.compile(rb"\bRFC822\.SIZE (\d+)", re.IGNORECASE)
_DATE: Final = re.compile(rb'\bINTERNALDATE "([^"]{1,40})"', re.IGNORECASE)
_QUOTED_BODY: Final = re.compile(rb'BODY\[\](?:<\d+>)? "((?:[^"\\]|\\.)*)"', re.IGNORECASE)
_NUMBERED: Final = re.compile(rb"\d+ \(")


@dataclass(frozen=True, slots=True)
class Listed:
    """A message of the folder. `size` is what the server claims, in bytes; `arrived_at` is its INTERNALDATE."""

    uid: int
    size: int
    arrived_at: dt.datetime | None


def uids_of_search(data: Iterable[bytes | None]) -> list[int]:
    return sorted({int(word) for line in data if line for word in line.split() if word.isdigit()})


def listed_messages(data: Iterable[Part]) -> list[Listed]:
    """In the order of their numbers; what lacks a number of its own is somebody else's news."""
    found: dict[int, Listed] = {}
    for text, _body in _messages(data):
        uid, size = _UID.search(text), _SIZE.search(text)
        if uid:
            found[int(uid[1])] = Listed(int(uid[1]), int(size[1]) if size else 0, _arrival(text))
    return [found[uid] for uid in sorted(found)]


def bodies(data: Iterable[Part]) -> dict[int, bytes]:
    """What came for each number; a body that the server gave as NIL is left out."""
    found: dict[int, bytes] = {}
    for text, body in _messages(data):
        uid = _UID.search(text)
        if uid and body is not None:
            found[int(uid[1])] = body
    return found


def _messages(data: Iterable[Part]) -> Iterator[tuple[bytes, bytes | None]]:
    """Each message as its attributes (before and after the literal) and its literal."""
    text, body = b"", None
    for part in data:
        head = part[0] if isinstance(part, tuple) else part or b""
        if _NUMBERED.match(head):
            if text:
                yield text, body
            text, body = b"", None
        text += head + b" "
        if isinstance(part, tuple):
            body = part[1]
        elif body is None and (quoted := _QUOTED_BODY.search(head)):
            body = re.sub(rb"\\(.)", rb"\1", quoted[1])
    if text:
        yield text, body


def _arrival(text: bytes) -> dt.datetime | None:
    match = _DATE.search(text)
    if match is None:
        return None
    try:
        moment = dt.datetime.strptime(match[1].decode("ascii", "replace").strip(), "%d-%b-%Y %H:%M:%S %z")
    except ValueError:
        local = imaplib.Internaldate2tuple(b'INTERNALDATE "' + match[1] + b'"')
        return dt.datetime(*local[:6], tzinfo=dt.UTC) if local else None
    return moment.astimezone(dt.UTC)
