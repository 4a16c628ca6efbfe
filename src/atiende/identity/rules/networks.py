"""From which networks a token may be used."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Final

from atiende.kernel.refusals import InvalidInput, gettext_noop

MOST: Final = 20
NOT_A_NETWORK: Final = gettext_noop(
    "Write addresses or networks such as 203.0.113.7 or 2001:db8::/32, 20 at most."
)


def clean_networks(said: Iterable[str]) -> list[str]:
    """Each once, as it is written in full: `203.0.113.7` is `203.0.113.7/32`. Raises InvalidInput."""
    found = {str(_network(each)): None for each in said if each.strip()}
    if len(found) > MOST:
        raise InvalidInput(fields={"networks": NOT_A_NETWORK})
    return list(found)


def is_within(address: str, networks: Iterable[str]) -> bool:
    """Whether this address belongs to one of them; what is no address belongs to none."""
    try:
        caller = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(caller, "ipv4_mapped", None)
    return any((mapped or caller) in ipaddress.ip_network(each) for each in networks)


def _network(said: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network:
    try:
        return ipaddress.ip_network(said.strip(), strict=False)
    except ValueError as wrong:
        raise InvalidInput(fields={"networks": NOT_A_NETWORK}) from wrong
