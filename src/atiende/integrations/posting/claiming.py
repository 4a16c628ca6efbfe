"""Which messages are to be sent now: taken so that two workers never send the same one at the same time."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import connection

from atiende.integrations.models import WebhookDelivery

CLAIM: Final = dt.timedelta(minutes=2)
AT_ONCE: Final = 32
AT_ONCE_TO_ONE: Final = 8

_DUE = """
WITH due AS (
    SELECT waiting.id FROM integrations_webhooksubscription AS wanting
    CROSS JOIN LATERAL (
        SELECT id, next_attempt_at FROM integrations_webhookdelivery AS told
        WHERE told.subscription_id = wanting.id AND told.state = 'waiting' AND told.next_attempt_at <= %(at)s
            AND (told.claimed_until IS NULL OR told.claimed_until < %(at)s)
        ORDER BY told.next_attempt_at LIMIT %(each)s FOR UPDATE SKIP LOCKED
    ) AS waiting
    WHERE (wanting.failing_since IS NOT NULL) = %(is_failing)s
        AND (wanting.held_until IS NULL OR wanting.held_until <= %(at)s)
        AND NOT EXISTS (SELECT FROM integrations_webhookpause AS pause WHERE pause.subscription_id = wanting.id)
    ORDER BY waiting.next_attempt_at LIMIT %(all)s
)
UPDATE integrations_webhookdelivery AS told SET claimed_until = %(until)s, attempts = told.attempts + 1
FROM due WHERE told.id = due.id RETURNING told.id
"""


def claimed(*, is_failing: bool, at: dt.datetime) -> list[WebhookDelivery]:
    """Ours for two minutes, each with its subscription. Whoever fails is tried with one message at a time."""
    wanted: dict[str, dt.datetime | int] = {
        "at": at,
        "until": at + CLAIM,
        "is_failing": is_failing,
        "each": 1 if is_failing else AT_ONCE_TO_ONE,
        "all": AT_ONCE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DUE, wanted)
        ids = [row[0] for row in cursor.fetchall()]
    rows = WebhookDelivery.objects.select_related("subscription__owner").filter(pk__in=ids)
    return list(rows.order_by("next_attempt_at", "pk"))


def release(delivery_id: int) -> None:
    """Leave it to wait as it did before it was claimed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE integrations_webhookdelivery SET claimed_until = NULL, attempts = attempts - 1"
            " WHERE id = %s AND state = 'waiting'",
            [delivery_id],
        )


def next_to_failing(*, before: dt.datetime) -> dt.datetime | None:
    """When the next message to somebody who fails is due, if before this moment."""
    rows = WebhookDelivery.objects.filter(
        state=WebhookDelivery.State.WAITING,
        claimed_until=None,
        next_attempt_at__lt=before,
        subscription__pause=None,
        subscription__held_until=None,
    ).exclude(subscription__failing_since=None)
    return rows.order_by("next_attempt_at").values_list("next_attempt_at", flat=True).first()
