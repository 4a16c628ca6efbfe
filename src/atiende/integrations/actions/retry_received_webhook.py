"""Read once more what could not be read, after the mapping or the data were mended."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.errors import NotToBeRetried
from atiende.integrations.events import WebhookReceived
from atiende.integrations.models import ReceivedWebhook
from atiende.integrations.queries.incoming import GRANT, get_received_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def retry_received_webhook(*, webhook_id: int, received_id: int, by: Actor, at: dt.datetime) -> None:
    """It waits to be read again. Raises NotPermitted, NotFound and NotToBeRetried."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_received_for(by, webhook_id, received_id)
        failed = ReceivedWebhook.objects.filter(pk=found.pk, state=ReceivedWebhook.State.FAILED)
        if not failed.update(state=ReceivedWebhook.State.WAITING, ended_at=None):
            raise NotToBeRetried
        record(
            by=by,
            verb="integrations.received_webhook_retried",
            target_kind="incoming_webhook",
            target_id=webhook_id,
            at=at,
            details={"received_id": received_id},
        )
        emit(WebhookReceived(incoming_webhook_id=webhook_id, received_webhook_id=received_id))
