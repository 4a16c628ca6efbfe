"""Drop what was told, and what came in, longer ago than it is kept."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.db import transaction

from atiende.integrations.models import ReceivedWebhook, WebhookDelivery
from atiende.integrations.queries.webhooks import GRANT
from atiende.integrations.rules.webhook_schedule import KEPT
from atiende.kernel.actors import Actor
from atiende.platform.audit import record

BATCH: Final = 1000


def forget_old_webhooks(*, by: Actor, at: dt.datetime) -> int:
    """How many went, in batches that each stand on their own. Raises NotPermitted."""
    by.require(GRANT)
    before = at - KEPT
    told = WebhookDelivery.objects.filter(occurred_at__lt=before)
    received = ReceivedWebhook.objects.filter(received_at__lt=before)
    dropped = _drop(told) + _drop(received)
    if dropped:
        with transaction.atomic():
            record(
                by=by,
                verb="integrations.webhook_logs_forgotten",
                target_kind="webhook_log",
                at=at,
                details={"messages": dropped},
            )
    return dropped


def _drop(rows: Any) -> int:
    total = 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            rows.model.objects.filter(pk__in=ids).delete()
        total += len(ids)
    return total
