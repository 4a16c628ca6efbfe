"""Which machines may be asked: those of the public network, by the address that is really used."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

import dns.exception
import dns.resolver

from atiende.kernel.web_addresses import is_number

_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address behind a translator
_NEVER: Final = (
    # Tunnels that carry an IPv4 address of anybody's choice (RFC 3056, RFC 3068, RFC 4380).
    ipaddress.IPv6Network("2002::/16"),
    ipaddress.IPv6Network("2001::/32"),
    ipaddress.IPv4Network("192.88.99.0/24"),
    # Where providers of machines answer the machine itself about its own secrets.
    ipaddress.IPv4Network("192.0.0.0/24"),
    ipaddress.IPv4Network("168.63.129.16/32"),
)
_MOST_ADDRESSES: Final = 16


class Unfetched(Exception):
    """Nothing was brought; the reason is for the log and names neither the address nor what came back."""


def _is_never(address: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Network:
    """`resolve(name, seconds)` answers with addresses and raises Unfetched; `allows` is asked about each of them.

    `is_inner`: of an inner network that was named as allowed: there any port is, and a line without encryption.
    """

    resolve: Callable[[str, float], list[str]]
    allows: Callable[[str], bool]
    ports: frozenset[int]
    is_inner: Callable[[str], bool] = _is_never

    def addresses(self, host: str, port: int, seconds: float) -> list[str]:
        """Those of a name or a literal address, all of them allowed. Raises Unfetched: one that is not spoils all."""
        if port not in self.ports and self.is_inner is _is_never:
            raise Unfetched("port")
        found = [host] if is_number(host) else self.resolve(host, seconds)[:_MOST_ADDRESSES]
        if not found:
            raise Unfetched("no address")
        if all(map(self.is_inner, found)):
            return found
        if not all(map(self.allows, found)):
            raise Unfetched("inner network")
        if port not in self.ports:
            raise Unfetched("port")
        return found


def is_public(address: str) -> bool:
    """Whether it is an address of one machine on the public network; what is no address at all is not."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if found in _TRANSLATED:
        return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    if isinstance(found, ipaddress.IPv6Address) and (found.scope_id or found not in _UNICAST):
        return False
    return found.is_global and not found.is_multicast and not any(found in network for network in _NEVER)


def ask_dns(name: str, seconds: float) -> list[str]:
    """By the name servers of the machine alone, not its own list of hosts. Raises Unfetched."""
    try:
        return list(dns.resolver.Resolver().resolve_name(name, lifetime=seconds).addresses())
    except (dns.exception.DNSException, OSError, ValueError) as error:
        raise Unfetched(type(error).__name__) from error


def internet_and(networks: Iterable[str]) -> Network:
    """The public network, and the inner ones that are named (as in 10.1.0.0/16). Raises ValueError for what is none.

    What only answers on the very line (169.254.0.0/16: where machines ask for their own secrets) is never among them.
    """
    named = [ipaddress.ip_network(network) for network in networks]

    def is_inner(address: str) -> bool:
        found = ipaddress.ip_address(address)
        is_machine = not (found.is_link_local or found.is_multicast or found.is_unspecified)
        return is_machine and any(found in network for network in named)

    return Network(ask_dns, is_public, INTERNET.ports, is_inner) if named else INTERNET


INTERNET: Final = Network(resolve=ask_dns, allows=is_public, ports=frozenset({80, 443}))
