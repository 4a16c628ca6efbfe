"""Handing one content over to a server that somebody named: nothing is followed, and the answer's beginning is kept."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from atiende.platform.outside.line import Clock, Line
from atiende.platform.outside.networks import INTERNET, Network, Unfetched
from atiende.platform.outside.places import Place, place_of

_PIECE: Final = 4096


@dataclass(frozen=True, slots=True)
class Answered:
    """`content`: the beginning of what came back, as it came."""

    status: int
    retry_after: str
    content: bytes


def post(
    address: str,
    *,
    body: bytes,
    headers: Mapping[str, str],
    keep_bytes: int,
    seconds: float,
    network: Network = INTERNET,
) -> Answered:
    """Whatever the server answers within so many seconds; a redirection is an answer like any other.

    Encrypted, except to networks that were named as inner ones. Raises Unfetched.
    """
    clock = Clock(seconds)
    place = place_of(address)
    addresses = network.addresses(place.host, place.port, clock.left())
    if not place.is_tls and not all(map(network.is_inner, addresses)):
        raise Unfetched("not encrypted")
    line = Line(place.host, place.port, addresses=addresses, is_tls=place.is_tls, clock=clock)
    try:
        return _answer(line, place, body, headers, keep_bytes)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unfetched(type(error).__name__) from error
    finally:
        line.close()


def _answer(line: Line, place: Place, body: bytes, headers: Mapping[str, str], keep_bytes: int) -> Answered:
    line.request(
        "POST",
        place.target,
        body=body,
        headers={**headers, "Accept-Encoding": "identity", "Connection": "close"},
    )
    with line.getresponse() as answer:
        return Answered(answer.status, answer.getheader("Retry-After", ""), _beginning(answer, keep_bytes))


def _beginning(answer: http.client.HTTPResponse, keep_bytes: int) -> bytes:
    """What comes of it: the status has said already how it went, so a line that breaks here breaks nothing."""
    content = bytearray()
    try:
        while len(content) < keep_bytes and (piece := answer.read1(_PIECE)):
            content += piece
    except (OSError, http.client.HTTPException, ValueError, Unfetched):
        pass
    return bytes(content[:keep_bytes])
