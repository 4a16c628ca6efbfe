"""Look up in DNS whether mail in the name of a mailbox's domain is believed, and keep what was found."""

from __future__ import annotations

import dataclasses
import datetime as dt

from django.db import transaction

from atiende.channels.domain.dns import Dns, RealDns
from atiende.channels.domain.provider import guess_provider
from atiende.channels.domain.sending import check_domain, usable_selectors
from atiende.channels.models import DomainCheck, MailAccess
from atiende.channels.queries.mailboxes import GRANT, access_of, get_mailbox_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def check_sending_domain(
    *, mailbox_id: int, selectors: str = "", dns: Dns | None = None, by: Actor, at: dt.datetime
) -> DomainCheck:
    """`selectors`: names of DKIM keys besides the usual ones, apart by commas or blanks. What DNS does not answer in
    time is told as unknown. Raises NotPermitted and NotFound.
    """
    by.require(GRANT)
    mailbox = get_mailbox_for(by, mailbox_id)
    domain = mailbox.address.rpartition("@")[2]
    asked = dns or RealDns()
    typed = usable_selectors(selectors.replace(",", " ").split())
    found = check_domain(
        domain,
        asked,
        provider=_provider(mailbox_id, domain, asked),
        smtp_host=_smtp_host(mailbox_id),
        selectors=typed,
    )
    with transaction.atomic():
        get_mailbox_for(by, mailbox_id, is_locked=True)
        check, _ = DomainCheck.objects.update_or_create(
            mailbox_id=mailbox_id,
            defaults={
                "domain": domain,
                "selectors": " ".join(typed),
                "findings": [dataclasses.asdict(finding) for finding in found],
                "checked_at": at,
            },
        )
        record(by=by, verb="channels.domain_checked", target_kind="mailbox", target_id=mailbox_id, at=at)
        return check


def _provider(mailbox_id: int, domain: str, dns: Dns) -> str:
    host = _smtp_host(mailbox_id)
    if host.endswith(("gmail.com", "google.com")):
        return "google"
    if host.endswith(("office365.com", "outlook.com")):
        return "microsoft"
    return "own" if host else guess_provider(domain, dns)


def _smtp_host(mailbox_id: int) -> str:
    access = access_of(mailbox_id, MailAccess.Direction.OUT)
    return access.host if access is not None else ""
