"""Tell another system nothing any more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import WebhookUnsubscribed
from atiende.integrations.queries.webhooks import GRANT, get_subscription_for
from atiende.integrations.webhook_demand import renew_demand
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def unsubscribe_webhook(*, subscription_id: int, by: Actor, at: dt.datetime) -> None:
    """The subscription goes with its log and with what waits. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id, is_locked=True)
        found.delete()
        record(
            by=by,
            verb="integrations.webhook_unsubscribed",
            target_kind="webhook_subscription",
            target_id=subscription_id,
            at=at,
        )
        renew_demand()
        emit(WebhookUnsubscribed(webhook_subscription_id=subscription_id, removed_by=by.id))
