"""Take nothing at an incoming webhook, or take again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import IncomingWebhookChanged
from atiende.integrations.queries.incoming import GRANT, get_incoming_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def switch_incoming_webhook(*, webhook_id: int, is_paused: bool, by: Actor, at: dt.datetime) -> None:
    """While it is paused, senders are told to come back later. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_incoming_for(by, webhook_id, is_locked=True)
        if found.is_paused == is_paused:
            return
        found.is_paused = is_paused
        found.save(update_fields=["is_paused"])
        record(
            by=by,
            verb="integrations.incoming_webhook_paused"
            if is_paused
            else "integrations.incoming_webhook_resumed",
            target_kind="incoming_webhook",
            target_id=found.pk,
            at=at,
        )
        emit(IncomingWebhookChanged(incoming_webhook_id=found.pk, fields="is_paused", changed_by=by.id))
