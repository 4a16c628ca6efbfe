"""Which provider stands behind a domain, and which servers it names, as far as DNS tells."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Literal

from atiende.channels.domain.dns import Dns, DnsAway
from atiende.channels.rules.mail_providers import PROVIDERS

Guess = Literal["google", "microsoft", "own"]

_OF_PEOPLE: Final[dict[str, Guess]] = {
    "gmail.com": "google",
    "googlemail.com": "google",
    "outlook.com": "microsoft",
    "hotmail.com": "microsoft",
    "hotmail.es": "microsoft",
    "outlook.es": "microsoft",
    "live.com": "microsoft",
    "msn.com": "microsoft",
}
_BY_EXCHANGE: Final[tuple[tuple[str, Guess], ...]] = (
    ("google.com", "google"),
    ("googlemail.com", "google"),
    ("outlook.com", "microsoft"),
    ("office365.us", "microsoft"),
    ("mx.microsoft", "microsoft"),
)


@dataclass(frozen=True, slots=True)
class MailServers:
    """Proposals for a form; `is_found`: DNS named them (RFC 6186) or knows the hosts."""

    imap_host: str
    imap_port: int
    imap_security: str
    smtp_host: str
    smtp_port: int
    smtp_security: str
    is_found: bool = False


def guess_provider(domain: str, dns: Dns) -> Guess:
    """By the domain itself, else by who takes its mail; "own" where DNS does not answer."""
    if domain in _OF_PEOPLE:
        return _OF_PEOPLE[domain]
    with suppress(DnsAway):
        for exchange in exchanges_of(domain, dns):
            for ending, guess in _BY_EXCHANGE:
                if exchange == ending or exchange.endswith(f".{ending}"):
                    return guess
    return "own"


def exchanges_of(domain: str, dns: Dns) -> list[str]:
    """The hosts that take its mail, the preferred first. Raises DnsAway."""
    pairs = [record.split() for record in dns.ask(domain, "MX")]
    usable = [(int(pair[0]), pair[1]) for pair in pairs if len(pair) == 2 and pair[0].isdecimal()]
    return [host.rstrip(".").lower() for _preference, host in sorted(usable) if host != "."]


def servers_of(domain: str, provider: str, dns: Dns) -> MailServers:
    """Those of the provider; for a server of one's own those that DNS names, else the usual names."""
    known = PROVIDERS.get(provider)
    if known is not None and known.imap_host:
        return MailServers(
            known.imap_host, 993, "tls", known.smtp_host, known.smtp_port, known.smtp_security, True
        )
    try:
        reading = _service(domain, "_imaps._tcp", dns) or _host(domain, ("imap", "mail"), 993, dns)
        sending = _submission(domain, dns)
    except DnsAway:
        reading = sending = None
    imap_host, imap_port = reading or (f"imap.{domain}", 993)
    smtp_host, smtp_port = sending or (f"smtp.{domain}", 587)
    return MailServers(
        imap_host,
        imap_port,
        "tls",
        smtp_host,
        smtp_port,
        "tls" if smtp_port == 465 else "starttls",
        reading is not None,
    )


def _submission(domain: str, dns: Dns) -> tuple[str, int] | None:
    encrypted = _service(domain, "_submissions._tcp", dns) or _service(domain, "_submission._tcp", dns)
    return encrypted or _host(domain, ("smtp", "mail"), 587, dns)


def _service(domain: str, service: str, dns: Dns) -> tuple[str, int] | None:
    for record in dns.ask(f"{service}.{domain}", "SRV"):
        parts = record.split()
        if len(parts) == 4 and parts[2].isdecimal() and parts[3] != ".":
            return parts[3].rstrip(".").lower(), int(parts[2])
    return None


def _host(domain: str, names: Sequence[str], port: int, dns: Dns) -> tuple[str, int] | None:
    for name in names:
        if dns.ask(f"{name}.{domain}", "A") or dns.ask(f"{name}.{domain}", "AAAA"):
            return f"{name}.{domain}", port
    return None
