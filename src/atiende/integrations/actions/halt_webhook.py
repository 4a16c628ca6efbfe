"""Pause a subscription that cannot be told, and say so to those who manage the settings."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.integrations.actions.pause_webhook import Reason, pause_webhook
from atiende.integrations.queries.webhooks import get_subscription_for
from atiende.integrations.webhook_letters import write_to_administrators
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import gettext_noop

SUBJECT: Final = gettext_noop("The webhook to %(host)s was paused")
WHY: Final = {
    "gone": gettext_noop(
        "%(url)s answered that it is gone for good (410). Nothing more is sent there. What had waited is marked as "
        "failed; it can be sent again from the console, under Webhooks."
    ),
    "failing": gettext_noop(
        "Nothing has arrived at %(url)s for days. Nothing more is sent there until somebody resumes it in the "
        "console, under Webhooks; what waits is sent then, and what happens meanwhile is not noted down for it."
    ),
    "owner": gettext_noop(
        "The person in whose name %(url)s is told of what happens no longer manages the settings. Nothing more is "
        "sent there until somebody who does resumes it in the console, under Webhooks: from then on in their name."
    ),
}


def halt_webhook(*, subscription_id: int, reason: Reason, by: Actor, at: dt.datetime) -> bool:
    """False when it was paused already. Raises NotPermitted and NotFound."""
    with transaction.atomic():
        if not pause_webhook(subscription_id=subscription_id, reason=reason, by=by, at=at):
            return False
        found = get_subscription_for(by, subscription_id)
        write_to_administrators(
            SUBJECT, WHY[reason], url=found.url, kind="integrations.webhook_paused", at=at
        )
        return True
