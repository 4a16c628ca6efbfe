"""Bringing one content from a server that a stranger named."""

from __future__ import annotations

import http.client
import re
import urllib.parse
from dataclasses import dataclass
from typing import Final

import idna

from atiende.platform.outside.line import Clock, Line
from atiende.platform.outside.networks import INTERNET, Network, Unfetched

MOST_REDIRECTIONS: Final = 3
_PIECE: Final = 64 * 1024
_LONGEST_ADDRESS: Final = 8_000
_HOST: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_KEPT: Final = "%/:=&?~+!$,;'@()*[]|"
_GOES_ON: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """`media_type` as the server says it, in lower case and without parameters; empty when it says none."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Place:
    is_tls: bool
    host: str
    port: int
    target: str


def fetch(
    address: str, *, accept: str, limit_bytes: int, seconds: float, network: Network = INTERNET
) -> Fetched:
    """What lies there, of at most so many bytes and in so many seconds, redirections included.

    Nothing is told but that somebody asks: no cookie, no referrer, no name of the program. Raises Unfetched.
    """
    clock = Clock(seconds)
    for _ in range(MOST_REDIRECTIONS + 1):
        found = _asked(_place(address), accept, limit_bytes, clock, network)
        if isinstance(found, Fetched):
            return found
        address = urllib.parse.urljoin(address, found)
    raise Unfetched("redirections")


def _asked(place: _Place, accept: str, limit_bytes: int, clock: Clock, network: Network) -> Fetched | str:
    """The content, or where else it lies."""
    addresses = network.addresses(place.host, place.port, clock.left())
    line = Line(place.host, place.port, addresses=addresses, is_tls=place.is_tls, clock=clock)
    headers = {
        "User-Agent": "Mozilla/5.0",
        "Accept": accept,
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    try:
        line.request("GET", place.target, headers=headers)
        with line.getresponse() as answer:
            return _elsewhere(answer) or _content(answer, limit_bytes)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unfetched(type(error).__name__) from error
    finally:
        line.close()


def _elsewhere(answer: http.client.HTTPResponse) -> str:
    return answer.getheader("Location", "") if answer.status in _GOES_ON else ""


def _content(answer: http.client.HTTPResponse, limit_bytes: int) -> Fetched:
    if answer.status != 200 or answer.getheader("Content-Encoding", "identity").strip().lower() != "identity":
        raise Unfetched(f"HTTP {answer.status}")
    told = answer.length
    if told is not None and told > limit_bytes:
        raise Unfetched("too large")
    content = bytearray()
    while piece := answer.read(_PIECE):
        content += piece
        if len(content) > limit_bytes:
            raise Unfetched("too large")
    if told is not None and len(content) < told:
        raise Unfetched("cut off")
    media_type = answer.getheader("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(media_type, bytes(content))


def _place(address: str) -> _Place:
    try:
        parts = urllib.parse.urlsplit(address)
        port, name = parts.port, parts.hostname or ""
    except ValueError as error:
        raise Unfetched("address") from error
    is_tls = parts.scheme == "https"
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or len(address) > _LONGEST_ADDRESS:
        raise Unfetched("address")
    target = urllib.parse.quote(parts.path or "/", safe=_KEPT)
    if parts.query:
        target += "?" + urllib.parse.quote(parts.query, safe=_KEPT)
    return _Place(is_tls, _host(name), (443 if is_tls else 80) if port is None else port, target)


def _host(name: str) -> str:
    """In letters of DNS, or a literal address. Raises Unfetched."""
    if ":" in name and "%" not in name:
        return name
    try:
        host = (
            name.rstrip(".") if name.isascii() else idna.encode(name.rstrip("."), uts46=True).decode("ascii")
        )
    except idna.IDNAError as error:
        raise Unfetched("address") from error
    if _HOST.fullmatch(host) is None:
        raise Unfetched("address")
    return host
