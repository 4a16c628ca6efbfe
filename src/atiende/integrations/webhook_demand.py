"""Which facts anybody wants to be told: the outbox owes nothing of all others."""

from __future__ import annotations

from typing import Final

from atiende.integrations.models import WebhookSubscription
from atiende.integrations.rules.webhook_events import TOLD
from atiende.platform.outbox import demand

HANDLER: Final = "integrations.handlers.on_fact"


def renew_demand() -> None:
    """Called at the end of whatever changes subscriptions or their pauses, in its transaction."""
    demand(HANDLER, _wanted)


def _wanted() -> set[str]:
    lists = WebhookSubscription.objects.filter(pause=None).values_list("event_types", flat=True)
    types = {event_type for each in lists for event_type in each}
    return {told.event for told in TOLD.values() if told.type in types}
