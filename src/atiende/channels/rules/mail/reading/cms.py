"""What lies in a cryptographic envelope (RFC 5652, S/MIME): its kind, and the content that a signature wraps.

Read as BER (X.690), because mail programs write the content in pieces of lengths that they do not know beforehand.
Nothing is verified and nothing decrypted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_ELEMENTS: Final = 1_000_000
MOST_NESTED: Final = 8

_SEQUENCE, _SET, _OID, _OCTETS, _PIECES, _EXPLICIT = 0x30, 0x31, 0x06, 0x04, 0x24, 0xA0
_INDEFINITE: Final = 0x80
_PKCS7: Final = bytes.fromhex("2a864886f70d0107")
_ENCRYPTED: Final = (
    _PKCS7 + b"\x03",
    _PKCS7 + b"\x04",
    _PKCS7 + b"\x06",
    bytes.fromhex("2a864886f70d0109100117"),
)


class Kind(StrEnum):
    SIGNED = "signed"
    ENCRYPTED = "encrypted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Envelope:
    """`content` is None where there is none: certificates alone, or what cannot be read."""

    kind: Kind
    content: bytes | None = None


class _NotBer(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Element:
    """Where the content of an element lies, and where the next element begins."""

    tag: int
    start: int
    end: int
    after: int


def envelope(data: bytes) -> Envelope:
    """Never raises: what is no envelope is of an unknown kind."""
    try:
        return _Reader(data).envelope()
    except (_NotBer, IndexError):
        return Envelope(Kind.UNKNOWN)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = MOST_ELEMENTS

    def envelope(self) -> Envelope:
        outer = self._one(0, len(self._data), _SEQUENCE)
        oid = self._one(outer.start, outer.end, _OID)
        name = self._data[oid.start : oid.end]
        if name in _ENCRYPTED:
            return Envelope(Kind.ENCRYPTED)
        if name != _PKCS7 + b"\x02":
            return Envelope(Kind.UNKNOWN)
        return Envelope(Kind.SIGNED, self._signed(self._one(oid.after, outer.end, _EXPLICIT)))

    def _signed(self, wrapper: _Element) -> bytes | None:
        """SignedData (RFC 5652, 5.1): version, digest algorithms, then the content with its type."""
        signed = self._one(wrapper.start, wrapper.end, _SEQUENCE)
        version = self._element(signed.start, signed.end)
        algorithms = self._one(version.after, signed.end, _SET)
        inside = self._one(algorithms.after, signed.end, _SEQUENCE)
        kind = self._one(inside.start, inside.end, _OID)
        if kind.after >= inside.end:
            return None
        holder = self._one(kind.after, inside.end, _EXPLICIT)
        pieces: list[bytes] = []
        self._gather(self._element(holder.start, holder.end), pieces, MOST_NESTED)
        return b"".join(pieces)

    def _gather(self, element: _Element, pieces: list[bytes], depth: int) -> None:
        if element.tag == _OCTETS:
            pieces.append(self._data[element.start : element.end])
            return
        if element.tag != _PIECES or depth == 0:
            raise _NotBer
        at = element.start
        while at < element.end:
            piece = self._element(at, element.end)
            self._gather(piece, pieces, depth - 1)
            at = piece.after

    def _one(self, at: int, end: int, tag: int) -> _Element:
        found = self._element(at, end)
        if found.tag != tag:
            raise _NotBer
        return found

    def _element(self, at: int, end: int, depth: int = MOST_NESTED) -> _Element:
        self._left -= 1
        if self._left < 0 or at + 2 > end or depth < 0:
            raise _NotBer
        tag, length = self._data[at], self._data[at + 1]
        start = at + 2
        if tag & 0x1F == 0x1F:
            raise _NotBer  # tags of several bytes occur in none of these
        if length == _INDEFINITE:
            close = self._close(start, end, depth)
            return _Element(tag, start, close, close + 2)
        if length > _INDEFINITE:
            size = length - _INDEFINITE
            length = int.from_bytes(self._data[start : start + size], "big")
            start += size
        if start + length > end:
            raise _NotBer
        return _Element(tag, start, start + length, start + length)

    def _close(self, at: int, end: int, depth: int) -> int:
        """Where the end mark of an element of indefinite length stands."""
        while self._data[at : at + 2] != b"\0\0":
            at = self._element(at, end, depth - 1).after
        if at + 2 > end:
            raise _NotBer
        return at
