"""The webhooks of the full house: in every state, with messages of every kind, told and received."""

from __future__ import annotations

import datetime as dt
from typing import Any

from atiende.integrations.actions.add_incoming_webhook import add_incoming_webhook
from atiende.integrations.actions.pause_webhook import pause_webhook
from atiende.integrations.actions.renew_webhook_secret import renew_webhook_secret
from atiende.integrations.actions.subscribe_webhook import subscribe_webhook
from atiende.integrations.models import ReceivedWebhook, WebhookAttempt, WebhookDelivery, WebhookSubscription
from atiende.integrations.posting.answers import OTHERWISE, PROBLEMS
from atiende.integrations.rules.webhook_events import TEST, TYPES
from atiende.integrations.rules.webhook_incoming import BODY_HMAC, IncomingFields
from atiende.integrations.rules.webhook_mapping import CaseMapping, Condition
from atiende.integrations.rules.webhook_subscription import SubscriptionFields
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.told import tell

MAPPING = CaseMapping(subject="{xyz}", body="{xyz}", email="{xyz}", custom_fields={"xyz": "{xyz}"})


def fill(rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with what addresses need."""
    now = utc_now()
    hooks = [_subscription(name, now) for name in ("well", "new", "failing", "person", "gone", "owner")]
    deliveries = [
        _delivery(hooks[0], state, place, now) for place, state in enumerate(WebhookDelivery.State.values)
    ]
    for place, event_type in enumerate((TEST, *TYPES)):
        _delivery(hooks[0], "delivered", 100 + place, now, event_type=event_type)
    incoming = [_incoming(scheme, rows, now) for scheme in ("standard", BODY_HMAC)]
    for state in ReceivedWebhook.State.values:
        ReceivedWebhook.objects.create(
            webhook=incoming[0],
            message_key=state,
            body=b"xyz",
            size=2048,
            state=state,
            problem=tell("It is not JSON in UTF-8.") if state == "failed" else "",
            ticket=rows["case"] if state == "made" else None,
            received_at=now,
        )
    return {"webhooks": hooks, "deliveries": deliveries, "incoming_webhooks": incoming}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    hooks = [(one.pk,) for one in rows["webhooks"]]
    incoming = [(one.pk,) for one in rows["incoming_webhooks"]]
    return {
        "console:webhook": hooks,
        "console:webhook_settings": hooks[:1],
        "console:webhook_delivery": [(one.subscription_id, one.pk) for one in rows["deliveries"]],
        "console:incoming_webhook": incoming,
        "console:incoming_webhook_settings": incoming,
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    return [
        f"/console/webhooks/{rows['webhooks'][0].pk}/?state=failed",
        f"/console/webhooks/{rows['webhooks'][1].pk}/?state=withheld",
        f"/console/incoming-webhooks/{rows['incoming_webhooks'][0].pk}/?cursor=1",
    ]


def _subscription(name: str, now: dt.datetime) -> WebhookSubscription:
    wanted = SubscriptionFields(f"https://{name}.xyz.example/", TYPES[:2], "Xyz" if name == "well" else "")
    made, _secret = subscribe_webhook(fields=wanted, by=SYSTEM, at=now)
    rows = WebhookSubscription.objects.filter(pk=made.pk)
    if name == "well":
        rows.update(last_success_at=now)
        renew_webhook_secret(subscription_id=made.pk, by=SYSTEM, at=now)
    elif name == "failing":
        rows.update(failing_since=now - dt.timedelta(hours=3))
    elif name != "new":
        pause_webhook(subscription_id=made.pk, reason=name, by=SYSTEM, at=now)  # type: ignore[arg-type]
    return made


def _delivery(
    webhook: WebhookSubscription, state: str, place: int, now: dt.datetime, *, event_type: str = TYPES[0]
) -> WebhookDelivery:
    made = WebhookDelivery.objects.create(
        subscription=webhook,
        message_id=f"msg_{place}",
        event_type=event_type,
        occurred_at=now,
        next_attempt_at=now,
        ended_at=None if state == "waiting" else now,
        body='{"type": "xyz"}',
        state=state,
    )
    problems = (
        [tell(words) for words in PROBLEMS.values()] if state == "failed" else [tell(OTHERWISE, reason="Xyz")]
    )
    for number, problem in enumerate(["", *problems]):
        WebhookAttempt.objects.create(
            delivery=made,
            number=number + 1,
            at=now,
            duration_ms=1284,
            status=None if problem else 500,
            problem=problem,
            answer="xyz",
        )
    return made


def _incoming(scheme: str, rows: dict[str, Any], now: dt.datetime) -> Any:
    fields = IncomingFields(
        name=f"Xyz {scheme}",
        brand_id=rows["brand"].pk,
        scheme=scheme,
        mapping=MAPPING,
        conditions=(Condition("xyz", "equals", "xyz"),),
    )
    return add_incoming_webhook(fields=fields, by=SYSTEM, at=now)[0]
