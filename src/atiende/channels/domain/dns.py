"""Questions to DNS behind a small door, so that whoever asks can be tried without a network."""

from __future__ import annotations

from typing import Final, Protocol

import dns.exception
import dns.resolver
from dns.rdatatype import RdataType

TIMEOUT_SECONDS: Final = 2.5
_MOST_ANSWERS: Final = 50


class DnsAway(Exception):
    """No server of DNS answered in time, or it failed: nothing is known, neither yes nor no."""


class Dns(Protocol):
    """Answers as text; nothing when the name or the kind of record does not exist. Raises DnsAway."""

    def ask(self, name: str, kind: str) -> list[str]: ...


class RealDns:
    """Asks the name servers of the machine."""

    def __init__(self) -> None:
        self._resolver: dns.resolver.Resolver | None = None

    def ask(self, name: str, kind: str) -> list[str]:
        try:
            if self._resolver is None:
                self._resolver = dns.resolver.Resolver()
                self._resolver.lifetime = TIMEOUT_SECONDS
            answer = self._resolver.resolve(name, RdataType[kind], raise_on_no_answer=False)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except (dns.exception.DNSException, OSError, ValueError) as error:
            raise DnsAway(type(error).__name__) from error
        return [_text(record) for record in list(answer)[:_MOST_ANSWERS]]


def _text(record: object) -> str:
    strings = getattr(record, "strings", None)
    if strings is None:
        return str(record)
    return b"".join(strings).decode("utf-8", "replace")
