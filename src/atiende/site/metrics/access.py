"""Who may read the figures: who brings the token, or a machine of one's own network that came straight to us."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Mapping
from typing import Final

from atiende.site.environment import Environment

PATH: Final = "/metrics"
_SIGNS_OF_A_PROXY: Final = frozenset(
    {"forwarded", "via", "x-real-ip", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"}
)


def is_offered(environment: Environment) -> bool:
    """Off unless ATIENDE_METRICS or ATIENDE_METRICS_TOKEN says otherwise."""
    return bool(environment.metrics or environment.metrics_token)


def may_read(environment: Environment, client: str, headers: Mapping[str, str]) -> bool:
    """`headers` by their names in lower case, as the machine that asked sent them."""
    if environment.metrics_token:
        given = headers.get("authorization", "")
        return hmac.compare_digest(given.encode(), f"Bearer {environment.metrics_token}".encode())
    if environment.metrics != "local" or not _SIGNS_OF_A_PROXY.isdisjoint(headers):
        return False
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return False
    return address.is_loopback or address.is_private
