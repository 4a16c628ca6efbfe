"""Reactions to what tickets announces: the clocks of the case follow."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.events import Event
from atiende.platform.outbox import Delivery, handles
from atiende.service_levels.actions.keep_clocks import keep_clocks
from atiende.service_levels.promise_demand import FOLLOWED


@handles(*FOLLOWED, is_on_demand=True)
def on_ticket_fact(event: Event, delivery: Delivery) -> None:
    keep_clocks(event=event, event_id=delivery.event_id, at=delivery.emitted_at, by=SYSTEM)
