"""Facts that automation announces."""

from __future__ import annotations

from dataclasses import dataclass

from atiende.kernel.events import Event


@dataclass(frozen=True, slots=True)
class WebhookRequested(Event):
    """A rule wants other systems to hear of a case. `signal`: the name that the company gave to it."""

    name = "automation.webhook_requested.v1"
    aggregate_kind = "ticket"
    ticket_id: int
    rule_id: int
    run_id: int
    signal: str
