"""Tell a subscription nothing until somebody resumes."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.db import transaction

from atiende.integrations.events import WebhookPaused
from atiende.integrations.models import WebhookDelivery, WebhookPause
from atiende.integrations.queries.webhooks import GRANT, get_subscription_for
from atiende.integrations.webhook_demand import renew_demand
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit

Reason = Literal["person", "gone", "failing", "owner"]


def pause_webhook(*, subscription_id: int, reason: Reason = "person", by: Actor, at: dt.datetime) -> bool:
    """What waits goes on waiting, except where the other side said that it is gone for good. False: it was paused.

    Raises NotPermitted and NotFound.
    """
    by.require(GRANT)
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id, is_locked=True)
        pause = {"paused_at": at, "paused_by_id": by.id, "paused_by_label": by.label[:150], "reason": reason}
        _row, is_new = WebhookPause.objects.get_or_create(subscription=found, defaults=pause)
        if not is_new:
            return False
        if reason == "gone":
            waiting = WebhookDelivery.objects.filter(subscription=found, state=WebhookDelivery.State.WAITING)
            waiting.update(state=WebhookDelivery.State.FAILED, ended_at=at, claimed_until=None)
        record(
            by=by,
            verb="integrations.webhook_paused",
            target_kind="webhook_subscription",
            target_id=found.pk,
            at=at,
            details={"reason": reason},
        )
        renew_demand()
        emit(WebhookPaused(webhook_subscription_id=found.pk, reason=reason, paused_by=by.id))
        return True
