"""From a fact to the message that goes over the wire: ids and codes, and never a person's words."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse

from atiende.identity.queries import public_address
from atiende.integrations.models import WebhookDelivery
from atiende.integrations.rules.webhook_facts import facts_told
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.tickets.queries.requesters import numbers_of
from atiende.tickets.queries.shape import impersonal_shape_for

_ENCODER: Final = DjangoJSONEncoder(ensure_ascii=False, separators=(",", ":"))


def body_of(delivery: WebhookDelivery, *, by: Actor) -> str:
    """The message as JSON, with the case as it stands now. Raises NotFound where `by` may not see what it is about."""
    return _ENCODER.encode(
        {
            "type": delivery.event_type,
            "timestamp": delivery.occurred_at.astimezone(dt.UTC),
            "data": _about(delivery.facts, by)
            | facts_told(delivery.event_type, delivery.facts, number_of=_number),
        }
    )


def _about(facts: dict[str, Any], by: Actor) -> dict[str, Any]:
    if "ticket_id" in facts:
        return {"ticket": impersonal_shape_for(by, facts["ticket_id"], url_of=_url)}
    found = {}
    if "customer_id" in facts:
        if not by.may("customers.read"):
            raise NotFound
        found["customer"] = {"id": facts["customer_id"]}
    for name in ("order", "mailbox"):
        if f"{name}_id" in facts:
            found[name] = {"id": facts[f"{name}_id"]}
    return found


def _url(number: int) -> str:
    return public_address(reverse("desk:ticket", args=[number]))


def _number(ticket_id: int) -> int | None:
    return numbers_of([ticket_id]).get(ticket_id)
