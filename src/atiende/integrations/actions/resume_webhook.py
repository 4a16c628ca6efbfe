"""Tell a paused subscription again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import WebhookMessagesQueued, WebhookResumed
from atiende.integrations.models import WebhookDelivery, WebhookPause
from atiende.integrations.queries.webhooks import GRANT, get_subscription_for
from atiende.integrations.webhook_demand import renew_demand
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def resume_webhook(*, subscription_id: int, by: Actor, at: dt.datetime) -> None:
    """What waited is due at once, in the name of who resumes. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id, is_locked=True)
        deleted, _ = WebhookPause.objects.filter(subscription=found).delete()
        if not deleted:
            return
        found.owner_id = by.id if by.id > 0 else found.owner_id
        found.failing_since = found.warned_at = found.held_until = None
        found.save(update_fields=["owner", "failing_since", "warned_at", "held_until"])
        waiting = WebhookDelivery.objects.filter(subscription=found, state=WebhookDelivery.State.WAITING)
        waiting.update(next_attempt_at=at, attempts=0)
        record(
            by=by,
            verb="integrations.webhook_resumed",
            target_kind="webhook_subscription",
            target_id=found.pk,
            at=at,
        )
        renew_demand()
        emit(WebhookResumed(webhook_subscription_id=found.pk, resumed_by=by.id))
        emit(WebhookMessagesQueued(webhook_subscription_id=found.pk))
