"""Reactions to what tickets announces: rules look at it."""

from __future__ import annotations

from atiende.automation.actions.run_rules import run_rules
from atiende.automation.happening import happening_of
from atiende.automation.rule_demand import BEGINNINGS
from atiende.kernel.actors import SYSTEM
from atiende.kernel.correlation import current_correlation_id
from atiende.kernel.events import Event
from atiende.platform.outbox import Delivery, handles


@handles(*dict.fromkeys(BEGINNINGS.values()), is_on_demand=True)
def on_ticket_fact(event: Event, delivery: Delivery) -> None:
    happening = happening_of(
        event, event_id=delivery.event_id, at=delivery.emitted_at, correlation_id=current_correlation_id()
    )
    if happening is not None:
        run_rules(happening=happening, by=SYSTEM, at=delivery.at)
