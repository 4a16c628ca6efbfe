"""Webhooks under /api/v1/: subscriptions, what they were told, and telling it again. All of it needs `admin`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router, Status

from atiende.integrations.actions.change_webhook import change_webhook
from atiende.integrations.actions.pause_webhook import pause_webhook
from atiende.integrations.actions.renew_webhook_secret import renew_webhook_secret
from atiende.integrations.actions.resend_failed_webhooks import resend_failed_webhooks
from atiende.integrations.actions.resend_webhook import resend_webhook
from atiende.integrations.actions.resume_webhook import resume_webhook
from atiende.integrations.actions.subscribe_webhook import subscribe_webhook
from atiende.integrations.actions.try_webhook import try_webhook
from atiende.integrations.actions.unsubscribe_webhook import unsubscribe_webhook
from atiende.integrations.api.schemas import (
    DeliveryShown,
    NewWebhook,
    Replay,
    Replayed,
    SecretShown,
    State,
    WebhookChange,
    WebhookMade,
    WebhookShown,
)
from atiende.integrations.api.showing import shown_delivery, shown_webhook
from atiende.integrations.queries.webhooks import (
    GRANT,
    PAGE_SIZE,
    fields_of_subscription,
    get_subscription_for,
    list_deliveries,
    list_subscriptions,
)
from atiende.integrations.rules.webhook_subscription import SubscriptionFields
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.naming import fields_called
from atiende.platform.api.once import Made, once

router = Router(tags=["webhooks"])
Answer = dict[str, Any]
ADMIN = "admin"
CALLED = {"event_types": "events"}
EITHER = gettext_noop("Give either delivery or since.")


@router.get("/webhooks", response=list[WebhookShown], summary="List webhooks", operation_id="list_webhooks")
def webhooks(request: HttpRequest) -> list[Answer]:
    """All of them, in the order in which they were made."""
    return [shown_webhook(each) for each in list_subscriptions(_actor(request))]


@router.post(
    "/webhooks", response={201: WebhookMade}, summary="Be told of what happens", operation_id="create_webhook"
)
def new_webhook(request: HttpRequest, body: NewWebhook) -> HttpResponse:
    """`secret` verifies the signatures; it is shown this once. Takes an Idempotency-Key."""
    actor, now = _actor(request), utc_now()

    def act() -> tuple[Made, str]:
        with fields_called(CALLED):
            wanted = SubscriptionFields(body.url, tuple(body.events), body.description)
            made, secret = subscribe_webhook(fields=wanted, by=actor, at=now)
        return Made(shown_webhook(get_subscription_for(actor, made.pk))), secret

    status, answer = _secret_told_once(request, act, now)
    response = JsonResponse(answer, status=status)
    response["Location"] = f"{request.path}/{answer['id']}"
    return response


@router.get(
    "/webhooks/{int:webhook_id}", response=WebhookShown, summary="A webhook", operation_id="get_webhook"
)
def webhook(request: HttpRequest, webhook_id: int) -> Answer:
    """How it is doing. Its secret is not shown again."""
    return shown_webhook(get_subscription_for(_actor(request), webhook_id))


@router.patch(
    "/webhooks/{int:webhook_id}",
    response=WebhookShown,
    summary="Change, pause or resume a webhook",
    operation_id="change_webhook",
)
def change(request: HttpRequest, webhook_id: int, body: WebhookChange) -> Answer:
    """All of it or nothing. It is told in the name of whoever changed or resumed it last."""
    actor, now = _actor(request), utc_now()
    given = body.given(nullable={"version"})
    with transaction.atomic(), fields_called(CALLED):
        present = fields_of_subscription(get_subscription_for(actor, webhook_id))
        wanted = SubscriptionFields(
            url=given.get("url", present.url),
            event_types=tuple(given.get("events", present.event_types)),
            description=given.get("description", present.description),
        )
        change_webhook(subscription_id=webhook_id, fields=wanted, version=body.version, by=actor, at=now)
        if body.is_paused is True:
            pause_webhook(subscription_id=webhook_id, by=actor, at=now)
        elif body.is_paused is False:
            resume_webhook(subscription_id=webhook_id, by=actor, at=now)
    return shown_webhook(get_subscription_for(actor, webhook_id))


@router.delete(
    "/webhooks/{int:webhook_id}",
    response={204: None},
    summary="Be told no more",
    operation_id="delete_webhook",
)
def remove(request: HttpRequest, webhook_id: int) -> Status[None]:
    """It goes with its log and with what waits."""
    unsubscribe_webhook(subscription_id=webhook_id, by=_actor(request), at=utc_now())
    return Status(204, None)


@router.post(
    "/webhooks/{int:webhook_id}/secret",
    response=SecretShown,
    summary="Another secret",
    operation_id="renew_webhook_secret",
)
def renew_secret(request: HttpRequest, webhook_id: int) -> Answer:
    """For 24 hours messages carry a signature by each of the two. Takes an Idempotency-Key."""
    actor, now = _actor(request), utc_now()

    def act() -> tuple[Made, str]:
        return Made({}, status=200), renew_webhook_secret(subscription_id=webhook_id, by=actor, at=now)

    return _secret_told_once(request, act, now)[1]


@router.post(
    "/webhooks/{int:webhook_id}/test",
    response={202: DeliveryShown},
    summary="Send a test message",
    operation_id="send_test_message",
)
def send_test(request: HttpRequest, webhook_id: int) -> Status[Answer]:
    """Of type webhook.test, with nothing in it; see what came of it among the deliveries. Takes an Idempotency-Key."""
    actor, now = _actor(request), utc_now()

    def act() -> Made:
        return Made(shown_delivery(try_webhook(subscription_id=webhook_id, by=actor, at=now)), status=202)

    return Status(*once(request, act, at=now))


@router.get(
    "/webhooks/{int:webhook_id}/deliveries",
    response=Listed[DeliveryShown],
    summary="What it was told",
    operation_id="list_deliveries",
)
def deliveries(
    request: HttpRequest,
    webhook_id: int,
    state: Annotated[State | None, Query(description="Only these.")] = None,
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = PAGE_SIZE,
) -> Answer:
    """Of the last 30 days, the newest first, each with its attempts."""
    if cursor and not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 19):
        raise CursorUnknown
    page = list_deliveries(
        _actor(request), webhook_id, state=state or "", before=int(cursor) if cursor else None, size=limit
    )
    items = [shown_delivery(each) for each in page.rows]
    return {"items": items, "next": None if page.next_before is None else str(page.next_before)}


@router.post(
    "/webhooks/{int:webhook_id}/replay",
    response={202: Replayed},
    summary="Tell it again",
    operation_id="replay_messages",
)
def replay(request: HttpRequest, webhook_id: int, body: Replay) -> Status[Answer]:
    """The same messages under the same ids: one, or all that failed since a moment. Takes an Idempotency-Key."""
    actor, now = _actor(request), utc_now()
    if (body.delivery is None) == (body.since is None):
        raise InvalidInput(fields={"delivery": EITHER})

    def act() -> Made:
        if body.delivery is None:
            count = resend_failed_webhooks(subscription_id=webhook_id, since=_since(body), by=actor, at=now)
            return Made({"messages": count}, status=202)
        resend_webhook(subscription_id=webhook_id, delivery_id=_id(body.delivery), by=actor, at=now)
        return Made({"messages": 1}, status=202)

    return Status(*once(request, act, at=now))


def _secret_told_once(
    request: HttpRequest, act: Callable[[], tuple[Made, str]], at: dt.datetime
) -> tuple[int, Answer]:
    """The answer with its secret; null when the same call comes again: answers are kept, and secrets are not."""
    secrets: list[str] = []

    def kept() -> Made:
        made, secret = act()
        secrets.append(secret)
        return made

    status, answer = once(request, kept, at=at)
    return status, {**answer, "secret": secrets[0] if secrets else None}


def _actor(request: HttpRequest) -> Actor:
    actor = caller_of(request).acting(ADMIN)
    actor.require(GRANT)
    return actor


def _since(body: Replay) -> dt.datetime:
    """What names no zone is UTC, as all times here are."""
    assert body.since is not None
    return body.since if body.since.tzinfo else body.since.replace(tzinfo=dt.UTC)


def _id(number: int) -> int:
    return number if 0 < number < 2**63 else 0
