"""Put aside what an address, or everybody of a domain, writes from now on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.events import SenderBlocked
from atiende.channels.models import BlockedSender
from atiende.channels.queries.own_addresses import mailboxes_by_address
from atiende.channels.rules.blocking import problem_of_sender, sender_of
from atiende.customers.queries import customers_meant
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.rules.cleaning import clean_line


def block_sender(*, sender: str, by: Actor, at: dt.datetime) -> BlockedSender:
    """A mail address, or a domain behind an @ with all below it. What they write is kept, counted, and opens no case.

    For who manages cases or settings. Blocking again changes nothing. Raises NotPermitted and InvalidInput.
    """
    if not by.may("settings.manage"):
        by.require("tickets.manage")
    blocked = sender_of(sender)
    if problem := problem_of_sender(blocked, own=frozenset(mailboxes_by_address())):
        raise InvalidInput(fields={"sender": problem})
    with transaction.atomic():
        row, is_new = BlockedSender.objects.get_or_create(
            sender=blocked,
            defaults={
                "customer_id": _customer_of(blocked),
                "blocked_at": at,
                "blocked_by_id": by.id,
                "blocked_by_label": clean_line(by.label, limit=150),
            },
        )
        if is_new:
            record(
                by=by, verb="channels.sender_blocked", target_kind="blocked_sender", target_id=row.pk, at=at
            )
            emit(SenderBlocked(blocked_sender_id=row.pk, by=by.id))
    return row


def _customer_of(sender: str) -> int | None:
    if sender.startswith("@"):
        return None
    return next(iter(customers_meant(values=[sender]).get(sender, ())), None)
