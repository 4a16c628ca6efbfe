"""Where an address leads: read strictly, so that what is checked and what is asked are the same."""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass
from typing import Final

import idna

from atiende.platform.outside.networks import Unfetched

_LONGEST_ADDRESS: Final = 8_000
_HOST: Final = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)+")
_KEPT: Final = "%/:=&?~+!$,;'@()*[]|"


@dataclass(frozen=True, slots=True)
class Place:
    """`target` is what stands in the first line of the request."""

    is_tls: bool
    host: str
    port: int
    target: str


def place_of(address: str) -> Place:
    """Raises Unfetched for what is no plain http(s) address of a name with a dot or of a literal address."""
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
    return Place(is_tls, _host(name), (443 if is_tls else 80) if port is None else port, target)


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
