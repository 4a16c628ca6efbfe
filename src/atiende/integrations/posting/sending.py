"""Sending what is due: many at once, as none may wait for one who does not answer."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from typing import Final

from django.db import DatabaseError

from atiende.identity.queries import active_user
from atiende.integrations.actions.halt_webhook import halt_webhook
from atiende.integrations.models import WebhookDelivery
from atiende.integrations.posting.answers import DEMONSTRATION, UNSEEN, Result, keep_result, keep_withheld
from atiende.integrations.posting.claiming import claimed, release
from atiende.integrations.posting.composing import body_of, is_of_demonstration
from atiende.integrations.posting.signing import signed_headers
from atiende.integrations.queries.webhooks import GRANT, inner_networks
from atiende.integrations.rules.webhook_schedule import Outcome
from atiende.integrations.webhook_secrets import OUT, secrets_of
from atiende.kernel.actors import NOBODY, SYSTEM, Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.queries import actor_of
from atiende.platform.outside import Network, Unfetched, internet_and, post
from atiende.platform.pause import is_paused
from atiende.platform.secrets import SecretsRefusal

SECONDS: Final = 15.0
KEPT_BYTES: Final = 2048
THREADS: Final = 16
Clock = Callable[[], dt.datetime]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sent:
    """How many messages were tried, and how many of them arrived."""

    tried: int
    arrived: int


def send_due(clock: Clock, *, is_failing: bool, network: Network | None = None) -> Sent:
    """One batch: to those who take what they are sent, or (`is_failing`) to those who lately did not."""
    if is_paused():
        return Sent(0, 0)
    batch = claimed(is_failing=is_failing, at=clock())
    ready = _ready(batch, clock)
    if not ready:
        return Sent(len(batch), 0)
    way = network or internet_and(inner_networks())
    arrived = 0
    with ThreadPoolExecutor(min(THREADS, len(ready))) as pool:
        under_way = {
            pool.submit(_post, delivery, secrets, clock, way): delivery for delivery, secrets in ready
        }
        for done in as_completed(under_way):
            outcome = keep_result(under_way[done], done.result(), at=clock())
            arrived += outcome is Outcome.DELIVERED
    return Sent(len(batch), arrived)


def _ready(batch: list[WebhookDelivery], clock: Clock) -> list[tuple[WebhookDelivery, list[str]]]:
    """Those that may be sent, their bodies written, each with the secrets that sign it."""
    owners: dict[int, Actor] = {}
    ready = []
    for delivery in batch:
        subscription = delivery.subscription
        if subscription.pk not in owners:
            owners[subscription.pk] = _owner(delivery)
        if not owners[subscription.pk].may(GRANT):
            release(delivery.pk)
            halt_webhook(subscription_id=subscription.pk, reason="owner", by=SYSTEM, at=clock())
        elif secrets := _prepared(delivery, owners[subscription.pk], clock):
            ready.append((delivery, secrets))
    return ready


def _prepared(delivery: WebhookDelivery, owner: Actor, clock: Clock) -> list[str]:
    """The secrets that sign it; none when it is not to be sent. What is wrong with one holds up no other."""
    try:
        return secrets_of(delivery.subscription, OUT, at=clock()) if _written(delivery, owner, clock) else []
    except SecretsRefusal:
        keep_result(delivery, Result(clock(), 0, reason="secret"), at=clock())
    except DatabaseError:
        raise
    except Exception as error:
        _log.exception("a webhook could not be written", extra={"delivery": delivery.pk})
        keep_result(delivery, Result(clock(), 0, reason=type(error).__name__), at=clock())
    return []


def _owner(delivery: WebhookDelivery) -> Actor:
    """In whose name it is told; NOBODY when they are gone."""
    owner_id = delivery.subscription.owner_id
    user = None if owner_id is None else active_user(owner_id)
    return NOBODY if user is None else actor_of(user)


def _written(delivery: WebhookDelivery, owner: Actor, clock: Clock) -> bool:
    """Whether there is a body: written now, once for all attempts, unless it was before."""
    if delivery.body:
        return True
    if is_of_demonstration(delivery.facts):
        keep_withheld(delivery, DEMONSTRATION, at=clock())
        return False
    try:
        delivery.body = body_of(delivery, by=owner)
    except NotFound:
        keep_withheld(delivery, UNSEEN, at=clock())
        return False
    WebhookDelivery.objects.filter(pk=delivery.pk, body="").update(body=delivery.body)
    return True


def _post(delivery: WebhookDelivery, secrets: list[str], clock: Clock, way: Network) -> Result:
    """In a thread of its own: nothing here asks the database."""
    at, began = clock(), time.monotonic()
    headers = signed_headers(secrets, message_id=delivery.message_id, body=delivery.body, at=at)
    try:
        answer = post(
            delivery.subscription.url,
            body=delivery.body.encode(),
            headers=headers,
            keep_bytes=KEPT_BYTES,
            seconds=SECONDS,
            network=way,
        )
    except Unfetched as failure:
        return Result(at, _since(began), reason=str(failure))
    except Exception as error:  # whatever it was, the others of the batch go on
        _log.exception("a webhook could not be sent", extra={"delivery": delivery.pk})
        return Result(at, _since(began), reason=type(error).__name__)
    return Result(at, _since(began), answer.status, answer.retry_after, answer.content)


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)
