"""From a fact to the message that goes over the wire: ids and codes, and never a person's words."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse

from atiende.identity.queries import public_address
from atiende.integrations.models import WebhookDelivery
from atiende.integrations.rules.webhook_facts import facts_told
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.demonstration import is_marked, marked
from atiende.tickets.queries.requesters import numbers_of
from atiende.tickets.queries.shape import impersonal_shape_for
from atiende.tickets.queries.visibility import visible_to

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


def is_of_demonstration(facts: dict[str, Any]) -> bool:
    """Whether it is about the company that is only there to be looked at."""
    brands = marked("brand")
    if not brands:
        return False
    if "ticket_id" in facts:
        return visible_to(SYSTEM).filter(pk=facts["ticket_id"], brand_id__in=brands).exists()
    return "customer_id" in facts and is_marked("customer", facts["customer_id"])


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
