"""Take nothing at an address any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import IncomingWebhookRemoved
from atiende.integrations.queries.incoming import GRANT, get_incoming_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def remove_incoming_webhook(*, webhook_id: int, by: Actor, at: dt.datetime) -> None:
    """It goes with its log and with what was not read; cases stay. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        get_incoming_for(by, webhook_id, is_locked=True).delete()
        record(
            by=by,
            verb="integrations.incoming_webhook_removed",
            target_kind="incoming_webhook",
            target_id=webhook_id,
            at=at,
        )
        emit(IncomingWebhookRemoved(incoming_webhook_id=webhook_id, removed_by=by.id))
