"""Tell those who manage the settings that a subscription is not reached."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.integrations.models import WebhookSubscription
from atiende.integrations.queries.webhooks import GRANT
from atiende.integrations.webhook_letters import write_to_administrators
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import gettext_noop
from atiende.platform.audit import record

SUBJECT: Final = gettext_noop("The webhook to %(host)s is not reached")
TEXT: Final = gettext_noop(
    "Nothing has arrived at %(url)s for a day. It is tried again, and paused if nothing arrives for five days. What "
    "it answered stands in the console, under Webhooks."
)


def warn_of_webhook(*, subscription_id: int, by: Actor, at: dt.datetime) -> bool:
    """Once until something arrives: False when they know already. Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        rows = WebhookSubscription.objects.filter(pk=subscription_id, warned_at=None).exclude(
            failing_since=None
        )
        if not rows.update(warned_at=at):
            return False
        url = WebhookSubscription.objects.values_list("url", flat=True).get(pk=subscription_id)
        write_to_administrators(SUBJECT, TEXT, url=url, kind="integrations.webhook_failing", at=at)
        record(
            by=by,
            verb="integrations.webhook_warned",
            target_kind="webhook_subscription",
            target_id=subscription_id,
            at=at,
        )
        return True
