"""Webhooks and their messages as programs get them."""

from __future__ import annotations

from typing import Any

from atiende.integrations.models import WebhookDelivery, WebhookSubscription
from atiende.platform.told import words_of

Shown = dict[str, Any]


def shown_webhook(subscription: WebhookSubscription) -> Shown:
    pause = getattr(subscription, "pause", None)
    return {
        "id": subscription.pk,
        "url": subscription.url,
        "events": subscription.event_types,
        "description": subscription.description,
        "is_paused": pause is not None,
        "paused_because": None if pause is None else pause.reason,
        "owner": subscription.owner_id,
        "created_at": subscription.created_at,
        "last_success_at": subscription.last_success_at,
        "failing_since": subscription.failing_since,
        "version": subscription.version,
    }


def shown_delivery(delivery: WebhookDelivery) -> Shown:
    is_waiting = delivery.state == WebhookDelivery.State.WAITING
    return {
        "id": delivery.message_id,
        "number": delivery.pk,
        "event": delivery.event_type,
        "state": delivery.state,
        "occurred_at": delivery.occurred_at,
        "next_attempt_at": delivery.next_attempt_at if is_waiting else None,
        "ended_at": delivery.ended_at,
        "attempts": [
            {
                "number": each.number,
                "at": each.at,
                "duration_ms": each.duration_ms,
                "status": each.status,
                "problem": words_of(each.problem),
                "answer": each.answer,
            }
            for each in delivery.tries.all()
        ],
    }
