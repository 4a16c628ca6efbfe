"""Send a message once more, the same under the same id."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.errors import DeliveryUnderWay, WebhookIsPaused
from atiende.integrations.events import WebhookMessagesQueued
from atiende.integrations.models import WebhookDelivery
from atiende.integrations.queries.webhooks import GRANT, get_delivery_for, get_subscription_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def resend_webhook(*, subscription_id: int, delivery_id: int, by: Actor, at: dt.datetime) -> WebhookDelivery:
    """Due at once, with all attempts before it. Raises NotPermitted, NotFound, WebhookIsPaused, DeliveryUnderWay."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_delivery_for(by, subscription_id, delivery_id)
        if hasattr(get_subscription_for(by, subscription_id), "pause"):
            raise WebhookIsPaused
        ended = WebhookDelivery.objects.filter(pk=found.pk).exclude(state=WebhookDelivery.State.WAITING)
        if not ended.update(
            state=WebhookDelivery.State.WAITING,
            attempts=0,
            next_attempt_at=at,
            claimed_until=None,
            ended_at=None,
        ):
            raise DeliveryUnderWay
        record(
            by=by,
            verb="integrations.webhook_resent",
            target_kind="webhook_delivery",
            target_id=found.pk,
            at=at,
        )
        emit(WebhookMessagesQueued(webhook_subscription_id=subscription_id))
        return get_delivery_for(by, subscription_id, delivery_id)
