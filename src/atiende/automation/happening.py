"""What an event of a ticket is to rules."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.automation.rule_demand import BEGINNINGS
from atiende.automation.rules.happening import Happening
from atiende.kernel.events import Event
from atiende.tickets.events import MessageQueued, MessageReceived, TicketChanged, TicketOpened


def happening_of(event: Event, *, event_id: int, at: dt.datetime, correlation_id: str) -> Happening | None:
    """None for what is nothing to rules: what a machine wrote in a case or to a customer, a change of the subject."""
    facts: dict[str, Any] = event.payload()
    triggers = _triggers_of(event, facts)
    is_automatic = bool(facts.get("is_automatic"))
    if not triggers or (is_automatic and not isinstance(event, TicketOpened)):
        return None
    is_by_customer = isinstance(event, MessageReceived | TicketOpened) and not is_automatic
    return Happening(
        triggers=triggers,
        event=event.name,
        ticket_id=facts["ticket_id"],
        at=at,
        event_id=event_id,
        message_id=facts.get("message_id"),
        is_by_person=is_by_customer or bool(facts.get("by") or facts.get("opened_by")),
        is_automatic=is_automatic,
        correlation_id=correlation_id,
    )


def _triggers_of(event: Event, facts: dict[str, Any]) -> tuple[str, ...]:
    if isinstance(event, TicketChanged):
        fields = facts["fields"].split(",")
        return tuple(
            kind for kind, name in (("tagged", "tags"), ("fields", "custom_fields")) if name in fields
        )
    if isinstance(event, MessageQueued) and not facts["by"]:
        return ()
    return tuple(kind for kind, known in BEGINNINGS.items() if isinstance(event, known))
