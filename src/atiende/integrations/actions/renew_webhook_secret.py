"""Give a subscription another secret."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.events import WebhookSubscriptionChanged
from atiende.integrations.queries.webhooks import GRANT, get_subscription_for
from atiende.integrations.webhook_secrets import OUT, new_secret, replace_secret
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.outbox import emit


def renew_webhook_secret(*, subscription_id: int, by: Actor, at: dt.datetime) -> str:
    """The new secret, which is shown this once; for a day both sign. Raises NotPermitted and NotFound."""
    by.require(GRANT)
    secret = new_secret()
    with transaction.atomic():
        found = get_subscription_for(by, subscription_id, is_locked=True)
        replace_secret(found, secret, OUT, at=at)
        found.version += 1
        found.save(update_fields=["sealed_secret", "sealed_old_secret", "old_secret_until", "version"])
        record(
            by=by,
            verb="integrations.webhook_secret_renewed",
            target_kind="webhook_subscription",
            target_id=found.pk,
            at=at,
        )
        emit(WebhookSubscriptionChanged(webhook_subscription_id=found.pk, fields="secret", changed_by=by.id))
    return secret
