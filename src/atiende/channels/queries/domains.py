"""What DNS tells about the domain of an address; asked at once, so only where a person waits for it."""

from __future__ import annotations

from atiende.channels.domain.dns import RealDns
from atiende.channels.domain.findings import Finding
from atiende.channels.domain.provider import Guess, MailServers, guess_provider, servers_of
from atiende.channels.models import DomainCheck
from atiende.channels.queries.mailboxes import mailboxes_visible_to
from atiende.kernel.actors import Actor


def guess_mail_provider(address: str) -> Guess:
    """Who seems to keep its mail."""
    return guess_provider(_domain_of(address), RealDns())


def proposed_servers(address: str, provider: str) -> MailServers:
    """The servers to begin with; a person may write others."""
    return servers_of(_domain_of(address), provider, RealDns())


def domain_check_of(actor: Actor, mailbox_id: int) -> DomainCheck | None:
    """What was found when somebody looked last; None when nobody did, or the address has another domain now."""
    visible = mailboxes_visible_to(actor).filter(pk=mailbox_id)
    check = DomainCheck.objects.select_related("mailbox").filter(mailbox__in=visible).first()
    return check if check is not None and check.domain == _domain_of(check.mailbox.address) else None


def findings_of(check: DomainCheck) -> list[Finding]:
    return [Finding(**kept) for kept in check.findings]


def _domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().lower().rstrip(".")
