"""Do away with what could not be read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.errors import NotToBeRetried
from atiende.integrations.models import ReceivedWebhook
from atiende.integrations.queries.incoming import GRANT, get_received_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def discard_received_webhook(*, webhook_id: int, received_id: int, by: Actor, at: dt.datetime) -> None:
    """Its bytes go; that it came stays in the log. Raises NotPermitted, NotFound and NotToBeRetried."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_received_for(by, webhook_id, received_id)
        failed = ReceivedWebhook.objects.filter(pk=found.pk, state=ReceivedWebhook.State.FAILED)
        if not failed.update(state=ReceivedWebhook.State.IGNORED, body=None, ended_at=at):
            raise NotToBeRetried
        record(
            by=by,
            verb="integrations.received_webhook_discarded",
            target_kind="incoming_webhook",
            target_id=webhook_id,
            at=at,
            details={"received_id": received_id},
        )
