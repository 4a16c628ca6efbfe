"""Have another system told of what happens here."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import WebhookSubscribed
from atiende.integrations.models import WebhookSubscription
from atiende.integrations.queries.webhooks import GRANT, inner_networks
from atiende.integrations.rules.webhook_subscription import (
    MOST_SUBSCRIPTIONS,
    TOO_MANY,
    SubscriptionFields,
    problems_of_subscription,
)
from atiende.integrations.webhook_demand import renew_demand
from atiende.integrations.webhook_secrets import OUT, new_secret, sealed
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def subscribe_webhook(
    *, fields: SubscriptionFields, by: Actor, at: dt.datetime
) -> tuple[WebhookSubscription, str]:
    """The subscription, and its secret, which is shown this once. Raises NotPermitted and InvalidInput."""
    by.require(GRANT)
    cleaned = fields.cleaned()
    if problems := problems_of_subscription(cleaned, may_be_plain=bool(inner_networks())):
        raise InvalidInput(fields=problems)
    secret = new_secret()
    with transaction.atomic():
        if WebhookSubscription.objects.count() >= MOST_SUBSCRIPTIONS:
            raise InvalidInput(fields={"url": TOO_MANY})
        made = WebhookSubscription.objects.create(
            url=cleaned.url,
            description=cleaned.description,
            event_types=list(cleaned.event_types),
            owner_id=by.id if by.id > 0 else None,
            sealed_secret=sealed(secret, OUT),
            created_at=at,
        )
        record(
            by=by,
            verb="integrations.webhook_subscribed",
            target_kind="webhook_subscription",
            target_id=made.pk,
            at=at,
            details={"events": len(cleaned.event_types)},
        )
        renew_demand()
        emit(WebhookSubscribed(webhook_subscription_id=made.pk, created_by=by.id))
    return made, secret
