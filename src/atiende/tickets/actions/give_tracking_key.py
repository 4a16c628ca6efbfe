"""Give a case a key by which its customer follows it without an account."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit
from atiende.tickets.announcing import tell_watchers
from atiende.tickets.events import TrackingKeyGiven
from atiende.tickets.models import TrackingKey
from atiende.tickets.models.writing import write_entry
from atiende.tickets.queries.locked import lock_ticket_for
from atiende.tickets.queries.tracking import digest_of_key
from atiende.tickets.rules.tracking_keys import grouped, new_key


def give_tracking_key(*, ticket_id: int, key: str = "", by: Actor, at: dt.datetime) -> str:
    """The key as it is shown, this once: only its digest is kept. A key that the case had before ends.

    `key`: one that the caller made at random. Raises NotPermitted, NotFound and TicketIsMerged.
    """
    by.require("tickets.reply")
    chosen = key or new_key()
    with transaction.atomic():
        ticket = lock_ticket_for(by, ticket_id, may_be_closed=True)
        before = TrackingKey.objects.filter(pk=ticket_id).first()
        version = before.version + 1 if before else 1
        TrackingKey.objects.update_or_create(
            ticket_id=ticket_id,
            defaults={
                "fingerprint": digest_of_key(ticket.number, chosen),
                "version": version,
                "made_at": at,
                "made_by_id": by.id,
            },
        )
        if before or not by.is_system:
            write_entry(ticket_id, "tracking_key_given", by=by, at=at)
        record(
            by=by,
            verb="tickets.tracking_key_given",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"version": version},
        )
        emit(TrackingKeyGiven(ticket_id=ticket_id, version=version, by=by.id))
        tell_watchers(ticket)
    return grouped(chosen)
