"""Incoming webhooks and what came in at them: for who manages the settings of the brands that they serve."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from atiende.integrations.models import IncomingWebhook, ReceivedWebhook
from atiende.integrations.rules.webhook_incoming import IncomingFields
from atiende.integrations.rules.webhook_mapping import Condition, mapping_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound

GRANT: Final = "settings.manage"
PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class ReceivedPage:
    """`next_before`: the id before which the next page goes on; None at the end."""

    rows: list[ReceivedWebhook]
    next_before: int | None


def incoming_visible_to(actor: Actor) -> QuerySet[IncomingWebhook]:
    if not actor.may(GRANT):
        return IncomingWebhook.objects.none()
    if actor.brand_ids is None:
        return IncomingWebhook.objects.all()
    return IncomingWebhook.objects.filter(brand_id__in=actor.brand_ids)


def list_incoming(actor: Actor) -> list[IncomingWebhook]:
    """By name, with brand and team, and how much failed (up to 1,000), in one query."""
    failed = RawSQL(
        "(SELECT count(*) FROM (SELECT FROM integrations_receivedwebhook AS got"
        " WHERE got.webhook_id = integrations_incomingwebhook.id AND got.state = 'failed' LIMIT 1000) AS few)",
        [],
        output_field=IntegerField(),
    )
    rows = incoming_visible_to(actor).annotate(failed=failed).select_related("brand", "team")
    return list(rows.order_by("name", "pk"))


def get_incoming_for(actor: Actor, webhook_id: int, *, is_locked: bool = False) -> IncomingWebhook:
    """With brand and team. Raises NotFound."""
    rows = incoming_visible_to(actor).select_related("brand", "team").filter(pk=webhook_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def incoming_of_key(key: str) -> IncomingWebhook | None:
    """The one at whose address something came in; None for an address of nobody."""
    return IncomingWebhook.objects.filter(key=key).first()


def fields_of_incoming(webhook: IncomingWebhook) -> IncomingFields:
    return IncomingFields(
        name=webhook.name,
        brand_id=webhook.brand_id,
        team_id=webhook.team_id,
        scheme=webhook.scheme,
        header=webhook.header,
        id_path=webhook.id_path,
        mapping=mapping_of(webhook.mapping),
        conditions=tuple(Condition(**each) for each in webhook.conditions),
    )


def list_received(
    actor: Actor, webhook_id: int, *, state: str = "", before: int | None = None, size: int = PAGE_SIZE
) -> ReceivedPage:
    """The newest first, each with its case, without its bytes. Raises NotFound."""
    webhook = get_incoming_for(actor, webhook_id)
    rows = ReceivedWebhook.objects.filter(webhook=webhook).select_related("ticket").defer("body")
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: size + 1])
    return ReceivedPage(found[:size], found[size - 1].pk if len(found) > size else None)


def get_received_for(actor: Actor, webhook_id: int, received_id: int) -> ReceivedWebhook:
    """With its bytes, where they are still kept. Raises NotFound."""
    webhook = get_incoming_for(actor, webhook_id)
    found = ReceivedWebhook.objects.filter(webhook=webhook, pk=received_id).first()
    if found is None:
        raise NotFound
    return found


def waiting_received(*, before: dt.datetime, limit: int) -> list[int]:
    """What waits longer than it should, the oldest first."""
    rows = ReceivedWebhook.objects.filter(state=ReceivedWebhook.State.WAITING, received_at__lt=before)
    return list(rows.order_by("received_at").values_list("pk", flat=True)[:limit])
