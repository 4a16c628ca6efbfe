"""Send a message that means nothing, to see whether it arrives."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction

from atiende.integrations.errors import WebhookIsPaused
from atiende.integrations.events import WebhookMessagesQueued
from atiende.integrations.models import WebhookDelivery
from atiende.integrations.queries.webhooks import GRANT, get_subscription_for
from atiende.integrations.rules.webhook_events import TEST
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def try_webhook(*, subscription_id: int, by: Actor, at: dt.datetime) -> WebhookDelivery:
    """It waits to be sent like any other. Raises NotPermitted, NotFound and WebhookIsPaused."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id)
        if hasattr(found, "pause"):
            raise WebhookIsPaused
        made = WebhookDelivery.objects.create(
            subscription=found,
            message_id=f"msg_{secrets.token_hex(12)}",
            event_type=TEST,
            occurred_at=at,
            next_attempt_at=at,
        )
        record(
            by=by,
            verb="integrations.webhook_tried",
            target_kind="webhook_subscription",
            target_id=found.pk,
            at=at,
        )
        emit(WebhookMessagesQueued(webhook_subscription_id=found.pk))
        return made
