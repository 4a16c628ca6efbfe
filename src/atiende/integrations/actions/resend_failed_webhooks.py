"""Send once more all that failed since a moment."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.errors import WebhookIsPaused
from atiende.integrations.events import WebhookMessagesQueued
from atiende.integrations.models import WebhookDelivery
from atiende.integrations.queries.webhooks import GRANT, get_subscription_for
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def resend_failed_webhooks(*, subscription_id: int, since: dt.datetime, by: Actor, at: dt.datetime) -> int:
    """How many are due again, each with all attempts before it. Raises NotPermitted, NotFound and WebhookIsPaused."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id)
        if hasattr(found, "pause"):
            raise WebhookIsPaused
        failed = WebhookDelivery.objects.filter(
            subscription=found, state=WebhookDelivery.State.FAILED, occurred_at__gte=since
        )
        count = failed.update(
            state=WebhookDelivery.State.WAITING,
            attempts=0,
            next_attempt_at=at,
            claimed_until=None,
            ended_at=None,
        )
        record(
            by=by,
            verb="integrations.webhooks_resent",
            target_kind="webhook_subscription",
            target_id=found.pk,
            at=at,
            details={"messages": count},
        )
        emit(WebhookMessagesQueued(webhook_subscription_id=found.pk))
        return count
