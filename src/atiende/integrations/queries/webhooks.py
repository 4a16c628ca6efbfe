"""Subscriptions and what they were told: for who manages the settings."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from atiende.identity.queries import visible_to as people_visible_to
from atiende.integrations.models import WebhookDelivery, WebhookSubscription
from atiende.integrations.rules.webhook_subscription import SubscriptionFields
from atiende.kernel.actors import SYSTEM, Actor
from atiende.kernel.refusals import NotFound

GRANT: Final = "settings.manage"
PAGE_SIZE: Final = 50
STATES: Final = tuple(WebhookDelivery.State.values)


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """`next_before`: the id before which the next page goes on; None at the end."""

    rows: list[WebhookDelivery]
    next_before: int | None


def subscriptions_visible_to(actor: Actor) -> QuerySet[WebhookSubscription]:
    return WebhookSubscription.objects.all() if actor.may(GRANT) else WebhookSubscription.objects.none()


def list_subscriptions(actor: Actor) -> list[WebhookSubscription]:
    """With pause, owner, and how much waits and failed (up to 1,000), in one query."""
    rows = subscriptions_visible_to(actor).annotate(waiting=_counted("waiting"), failed=_counted("failed"))
    return list(rows.select_related("pause", "owner").order_by("pk"))


def get_subscription_for(
    actor: Actor, subscription_id: int, *, is_locked: bool = False
) -> WebhookSubscription:
    """With pause and owner. Raises NotFound."""
    rows = subscriptions_visible_to(actor).select_related("pause", "owner").filter(pk=subscription_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def fields_of_subscription(subscription: WebhookSubscription) -> SubscriptionFields:
    return SubscriptionFields(
        url=subscription.url,
        event_types=tuple(subscription.event_types),
        description=subscription.description,
    )


def list_deliveries(
    actor: Actor, subscription_id: int, *, state: str = "", before: int | None = None, size: int = PAGE_SIZE
) -> DeliveryPage:
    """The newest first, each with its attempts, in two queries. Raises NotFound."""
    subscription = get_subscription_for(actor, subscription_id)
    rows = WebhookDelivery.objects.filter(subscription=subscription).prefetch_related("tries")
    if state:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: size + 1])
    return DeliveryPage(found[:size], found[size - 1].pk if len(found) > size else None)


def get_delivery_for(actor: Actor, subscription_id: int, delivery_id: int) -> WebhookDelivery:
    """With its subscription and attempts. Raises NotFound."""
    subscription = get_subscription_for(actor, subscription_id)
    rows = WebhookDelivery.objects.filter(subscription=subscription, pk=delivery_id)
    found = rows.select_related("subscription__pause").prefetch_related("tries").first()
    if found is None:
        raise NotFound
    return found


def readable_body(body: str) -> str:
    """The message for people: JSON, a value a line."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False, indent=2) if body else ""
    except ValueError:
        return body


def failing_since_before(moment: dt.datetime) -> list[WebhookSubscription]:
    """Subscriptions that are not paused and fail since then or longer."""
    rows = WebhookSubscription.objects.filter(failing_since__lte=moment, pause=None)
    return list(rows.order_by("pk"))


def inner_networks() -> tuple[str, ...]:
    """Those to which the installation allows webhooks to be sent."""
    networks: tuple[str, ...] = settings.ENVIRONMENT.webhook_networks
    return networks


def whom_to_tell() -> list[tuple[str, str]]:
    """Address and language of everybody who manages the settings."""
    people = people_visible_to(SYSTEM).filter(
        is_active=True, role_assignments__role__grants__contains=[GRANT]
    )
    return list(people.distinct().order_by("id").values_list("email", "language"))


def _counted(state: str) -> RawSQL:
    return RawSQL(
        "(SELECT count(*) FROM (SELECT FROM integrations_webhookdelivery AS told"
        " WHERE told.subscription_id = integrations_webhooksubscription.id AND told.state = %s LIMIT 1000) AS few)",
        [state],
        output_field=IntegerField(),
    )
