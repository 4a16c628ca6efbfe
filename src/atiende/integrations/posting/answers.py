"""What came of an attempt, and what follows from it."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from atiende.integrations.actions.halt_webhook import halt_webhook
from atiende.integrations.models import WebhookAttempt, WebhookDelivery, WebhookSubscription
from atiende.integrations.rules.webhook_schedule import Outcome, outcome_of, patience_asked, wait_after
from atiende.kernel.actors import SYSTEM
from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import one_line
from atiende.platform.told import tell

KEPT_CHARACTERS: Final = 2000
_chance = random.SystemRandom()

PROBLEMS: Final = {
    "address": gettext_noop("The address cannot be read."),
    "port": gettext_noop("Only ports 80 and 443 are reached on the public network."),
    "inner network": gettext_noop(
        "The address leads to an inner network, and none was allowed: see ATIENDE_WEBHOOK_NETWORKS."
    ),
    "not encrypted": gettext_noop("What goes to the public network must be encrypted: https://."),
    "no address": gettext_noop("The name of the server was not found."),
    "NXDOMAIN": gettext_noop("The name of the server was not found."),
    "NoAnswer": gettext_noop("The name of the server was not found."),
    "NoNameservers": gettext_noop("The name servers did not answer."),
    "LifetimeTimeout": gettext_noop("The name servers did not answer."),
    "too slow": gettext_noop("It took longer than 15 seconds."),
    "TimeoutError": gettext_noop("It took longer than 15 seconds."),
    "ConnectionRefusedError": gettext_noop("The server takes no connections."),
    "secret": gettext_noop("Its secret cannot be read any more: make another one."),
    "SSLCertVerificationError": gettext_noop("The server's certificate is not trusted."),
    "RemoteDisconnected": gettext_noop("The server closed the connection without an answer."),
    "ConnectionResetError": gettext_noop("The server closed the connection without an answer."),
    "BrokenPipeError": gettext_noop("The server closed the connection without an answer."),
}
OTHERWISE: Final = gettext_noop("The connection failed: %(reason)s.")
UNSEEN: Final = gettext_noop("The person in whose name it is sent may not see what it is about.")
DEMONSTRATION: Final = gettext_noop("It is about the demonstration company: nothing of that leaves.")


@dataclass(frozen=True, slots=True)
class Result:
    """`reason`: why nobody answered, as `Unfetched` says it; then there is no status."""

    began_at: dt.datetime
    duration_ms: int
    status: int | None = None
    retry_after: str = ""
    content: bytes = b""
    reason: str = ""


def keep_result(delivery: WebhookDelivery, result: Result, *, at: dt.datetime) -> Outcome | None:
    """Write the attempt down, and when to try again. None when somebody else ended the message meanwhile."""
    outcome = outcome_of(result.status)
    with transaction.atomic():
        wait = _wait(delivery, result, at) if outcome is Outcome.RETRY else None
        if not _move(delivery, outcome, wait, at):
            return None
        _write_attempt(delivery, result)
        _keep_health(delivery.subscription_id, outcome, result, at)
        if outcome is Outcome.GONE:
            halt_webhook(subscription_id=delivery.subscription_id, reason="gone", by=SYSTEM, at=at)
    return outcome


def keep_withheld(delivery: WebhookDelivery, why: str, *, at: dt.datetime) -> None:
    """Nothing was sent, and nobody needs to try again; `why` is a msgid."""
    with transaction.atomic():
        ours = _ours(delivery)
        ours.update(state=WebhookDelivery.State.WITHHELD, ended_at=at, claimed_until=None)
        _write_attempt(delivery, Result(at, 0), words=tell(why))


def _wait(delivery: WebhookDelivery, result: Result, at: dt.datetime) -> dt.timedelta | None:
    planned = wait_after(delivery.attempts, chance=_chance.random())
    asked = patience_asked(result.status, result.retry_after, at=at)
    return max(planned, asked) if planned and asked else planned


def _move(delivery: WebhookDelivery, outcome: Outcome, wait: dt.timedelta | None, at: dt.datetime) -> bool:
    if outcome is Outcome.RETRY and wait is not None:
        return bool(_ours(delivery).update(next_attempt_at=at + wait, claimed_until=None))
    is_there = outcome is Outcome.DELIVERED
    state = WebhookDelivery.State.DELIVERED if is_there else WebhookDelivery.State.FAILED
    return bool(_ours(delivery).update(state=state, ended_at=at, claimed_until=None))


def _ours(delivery: WebhookDelivery) -> QuerySet[WebhookDelivery]:
    """The row while nobody else took it over because we were too slow."""
    return WebhookDelivery.objects.filter(
        pk=delivery.pk, state=WebhookDelivery.State.WAITING, attempts=delivery.attempts
    )


def _write_attempt(delivery: WebhookDelivery, result: Result, *, words: str = "") -> None:
    WebhookAttempt.objects.create(
        delivery_id=delivery.pk,
        number=WebhookAttempt.objects.filter(delivery_id=delivery.pk).count() + 1,
        at=result.began_at,
        duration_ms=result.duration_ms,
        status=result.status,
        problem=words or (_problem(result.reason) if result.reason else ""),
        answer=_readable(result.content),
    )


def _keep_health(subscription_id: int, outcome: Outcome, result: Result, at: dt.datetime) -> None:
    rows = WebhookSubscription.objects.filter(pk=subscription_id)
    if outcome is Outcome.DELIVERED:
        if rows.exclude(failing_since=None).update(failing_since=None, warned_at=None, held_until=None):
            _hurry(subscription_id, at)
        rows.update(last_success_at=at)
        return
    asked = patience_asked(result.status, result.retry_after, at=at)
    rows.update(failing_since=Coalesce(F("failing_since"), at), held_until=at + asked if asked else None)


def _hurry(subscription_id: int, at: dt.datetime) -> None:
    """It listens again: what waits for a later attempt is due."""
    waiting = WebhookDelivery.objects.filter(
        subscription_id=subscription_id, state=WebhookDelivery.State.WAITING, next_attempt_at__gt=at
    )
    waiting.update(next_attempt_at=at)


def _problem(reason: str) -> str:
    known = PROBLEMS.get(reason)
    return tell(known) if known else tell(OTHERWISE, reason=one_line(reason, limit=100))


def _readable(content: bytes) -> str:
    return content.decode("utf-8", "replace").replace("\0", "\ufffd")[:KEPT_CHARACTERS]
