"""What DNS tells about the domain of an address; asked at once, so only where a person waits for it."""

from __future__ import annotations

from atiende.channels.domain.dns import RealDns
from atiende.channels.domain.provider import Guess, MailServers, guess_provider, servers_of


def guess_mail_provider(address: str) -> Guess:
    """Who seems to keep its mail."""
    return guess_provider(_domain_of(address), RealDns())


def proposed_servers(address: str, provider: str) -> MailServers:
    """The servers to begin with; a person may write others."""
    return servers_of(_domain_of(address), provider, RealDns())


def _domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().lower().rstrip(".")
