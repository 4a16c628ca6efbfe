"""Web addresses as people type them: hostile until they are read."""

from __future__ import annotations

import ipaddress
import re
import urllib.parse
from typing import Final

_NEVER_IN_AN_ADDRESS: Final = re.compile(r"[\s\x00-\x1f<>\"\\]")
_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def parts_of_address(text: str, *, longest: int) -> urllib.parse.SplitResult | None:
    """The parts of an http(s) address with a host and without a user; None for any other text."""
    if len(text) > longest or _NEVER_IN_AN_ADDRESS.search(text):
        return None
    try:
        parts = urllib.parse.urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    is_plain = parts.username is None and parts.password is None
    return parts if parts.scheme in {"http", "https"} and parts.hostname and is_plain else None


def may_carry_secrets(parts: urllib.parse.SplitResult) -> bool:
    """Encrypted on its way, or never leaving this very machine."""
    return parts.scheme == "https" or parts.hostname in _THIS_MACHINE


def is_number(host: str) -> bool:
    """A bare address of the network, such as 192.168.1.20 or ::1, where a name could stand."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
