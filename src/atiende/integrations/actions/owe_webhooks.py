"""Note down whom a fact is to be told: one row for each subscription that wants to hear of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from atiende.integrations.models import WebhookDelivery, WebhookSubscription
from atiende.integrations.rules.webhook_events import TOLD
from atiende.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Fact:
    """An event as the outbox keeps it."""

    event_id: int
    name: str
    payload: Mapping[str, Any]
    occurred_at: dt.datetime
    correlation_id: str


def owe_webhooks(*, fact: Fact, by: Actor, at: dt.datetime) -> int:
    """How many wait to be told. The same fact again owes nothing more; paused subscriptions are owed nothing."""
    told = TOLD[fact.name]
    with transaction.atomic():
        wanting = WebhookSubscription.objects.filter(event_types__contains=[told.type], pause=None)
        rows = [
            _row(subscription_id, told.type, fact, at)
            for subscription_id in wanting.values_list("pk", flat=True)
        ]
        WebhookDelivery.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _row(subscription_id: int, event_type: str, fact: Fact, at: dt.datetime) -> WebhookDelivery:
    return WebhookDelivery(
        subscription_id=subscription_id,
        message_id=f"msg_{fact.event_id}_{subscription_id}",
        event_id=fact.event_id,
        event_type=event_type,
        facts=dict(fact.payload),
        occurred_at=fact.occurred_at,
        next_attempt_at=at,
        correlation_id=fact.correlation_id,
    )
