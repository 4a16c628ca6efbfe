"""How often one network, and one address, may send: bounds that people do not meet, and no puzzles."""

from __future__ import annotations

import datetime as dt
import ipaddress
from typing import Final

from django.http import HttpRequest

from atiende.platform.limits import spend
from atiende.platform.secrets import fingerprint

_HOUR: Final = 3600
_QUARTER: Final = 900
CASES_OF_NETWORK: Final = 30
CASES_OF_ADDRESS: Final = 5
ANSWERS_OF_CASE: Final = 30
KEYS_OF_NETWORK: Final = 60
KEYS_OF_CASE_AND_NETWORK: Final = 10
KEYS_OF_CASE: Final = 200


def count_case(request: HttpRequest, contact: str, *, at: dt.datetime) -> None:
    """One more case from this network and this address within the hour. Raises TooManyAttempts."""
    _spend("case-net", network_of(request), limit=CASES_OF_NETWORK, seconds=_HOUR, at=at)
    _spend("case-address", contact.strip().lower(), limit=CASES_OF_ADDRESS, seconds=_HOUR, at=at)


def count_answer(number: int, *, at: dt.datetime) -> None:
    """One more message to this case within the hour. Raises TooManyAttempts."""
    _spend("answer", str(number), limit=ANSWERS_OF_CASE, seconds=_HOUR, at=at)


def count_key(request: HttpRequest, number: int, *, at: dt.datetime) -> None:
    """One more key shown for this number, whether there is such a case or not. Raises TooManyAttempts."""
    network = network_of(request)
    _spend("key-net", network, limit=KEYS_OF_NETWORK, seconds=_QUARTER, at=at)
    _spend("key-both", f"{number} {network}", limit=KEYS_OF_CASE_AND_NETWORK, seconds=_QUARTER, at=at)
    _spend("key-case", str(number), limit=KEYS_OF_CASE, seconds=_QUARTER, at=at)


def network_of(request: HttpRequest) -> str:
    """The address that asks; of IPv6 the network that one house has (RFC 6177)."""
    told = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return str(told)
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _spend(what: str, whose: str, *, limit: int, seconds: int, at: dt.datetime) -> None:
    """Whose it is stands in the table as a keyed digest: it keeps no addresses."""
    digest = fingerprint(whose.encode(), f"portal.{what}").hex()[:40]
    spend(f"portal:{what}:{digest}", limit=limit, window_seconds=seconds, at=at)
