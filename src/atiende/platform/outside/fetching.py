"""Bringing one content from a server that a stranger named."""

from __future__ import annotations

import http.client
import urllib.parse
from dataclasses import dataclass
from typing import Final

from atiende.platform.outside.line import Clock, Line
from atiende.platform.outside.networks import INTERNET, Network, Unfetched
from atiende.platform.outside.places import Place, place_of

MOST_REDIRECTIONS: Final = 3
_PIECE: Final = 64 * 1024
_GOES_ON: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """`media_type` as the server says it, in lower case and without parameters; empty when it says none."""

    media_type: str
    content: bytes


def fetch(
    address: str, *, accept: str, limit_bytes: int, seconds: float, network: Network = INTERNET
) -> Fetched:
    """What lies there, of at most so many bytes and in so many seconds, redirections included.

    Nothing is told but that somebody asks: no cookie, no referrer, no name of the program. Raises Unfetched.
    """
    clock = Clock(seconds)
    for _ in range(MOST_REDIRECTIONS + 1):
        found = _asked(place_of(address), accept, limit_bytes, clock, network)
        if isinstance(found, Fetched):
            return found
        address = urllib.parse.urljoin(address, found)
    raise Unfetched("redirections")


def _asked(place: Place, accept: str, limit_bytes: int, clock: Clock, network: Network) -> Fetched | str:
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
