"""Background entrances: what other systems are to be told, what they handed in, and what is kept no longer."""

from __future__ import annotations

import datetime as dt
import time
from typing import Final

from atiende.integrations.actions.forget_old_imports import forget_old_imports
from atiende.integrations.actions.forget_old_webhooks import forget_old_webhooks
from atiende.integrations.actions.halt_webhook import halt_webhook
from atiende.integrations.actions.read_received_webhook import read_received_webhook
from atiende.integrations.actions.run_import import run_import
from atiende.integrations.actions.warn_of_webhook import warn_of_webhook
from atiende.integrations.posting.claiming import next_to_failing
from atiende.integrations.posting.sending import send_due
from atiende.integrations.queries.incoming import waiting_received
from atiende.integrations.queries.webhooks import failing_since_before
from atiende.integrations.rules.webhook_schedule import PAUSED_AFTER, WAITS, WARNED_AFTER
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import defer, job
from atiende.platform.jobs.progress import LongJob
from atiende.platform.jobs.worker import FAILING_WEBHOOKS, WEBHOOKS
from atiende.platform.pause import is_paused

MOST_BATCHES: Final = 50
MOST_READ: Final = 200
_LEFT_BEHIND: Final = dt.timedelta(seconds=30)
_SOON: Final = WAITS[0] * 1.3


@job("integrations.post_webhooks", queue=WEBHOOKS, retries=0)
def post_webhooks() -> None:
    """What is due to those who take what they are sent, until nothing is."""
    failed = 0
    for _ in range(MOST_BATCHES):
        sent = send_due(utc_now, is_failing=False)
        failed += sent.tried - sent.arrived
        if not sent.tried:
            break
    else:
        defer(post_webhooks)
    if failed:
        defer(post_to_failing)


@job("integrations.post_to_failing", queue=FAILING_WEBHOOKS, retries=0)
def post_to_failing() -> None:
    """What is due now or in some seconds to those who lately failed: of each, a message at a time."""
    for _ in range(MOST_BATCHES):
        sent = send_due(utc_now, is_failing=True)
        if sent.arrived:
            defer(post_webhooks)
        if not sent.tried and not _wait_for_next():
            return


@job("integrations.post_due_webhooks", queue=WEBHOOKS, retries=0, cron="* * * * *")
def post_due_webhooks() -> None:
    """Every minute: messages that wait for another attempt, or whose worker died."""
    post_webhooks()


@job("integrations.post_due_to_failing", queue=FAILING_WEBHOOKS, retries=0, cron="* * * * *")
def post_due_to_failing() -> None:
    """Every minute: the same for those who lately failed."""
    post_to_failing()


@job("integrations.read_received_webhook", retries=0)
def read_received(*, received_id: int) -> None:
    """Make a case of one message that came in."""
    if not is_paused():
        read_received_webhook(received_id=received_id, by=SYSTEM, at=utc_now())


@job("integrations.read_waiting_webhooks", retries=0, cron="* * * * *")
def read_waiting() -> None:
    """Every minute: messages that came in, and whose worker died or rested."""
    if is_paused():
        return
    at = utc_now()
    for received_id in waiting_received(before=at - _LEFT_BEHIND, limit=MOST_READ):
        read_received_webhook(received_id=received_id, by=SYSTEM, at=utc_now())


@job("integrations.watch_webhooks", retries=0, cron="*/10 * * * *", rests=True)
def watch_webhooks() -> None:
    """Subscriptions that nothing reaches: somebody is told after a day, and after five they are paused."""
    at = utc_now()
    for subscription in failing_since_before(at - PAUSED_AFTER):
        halt_webhook(subscription_id=subscription.pk, reason="failing", by=SYSTEM, at=at)
    for subscription in failing_since_before(at - WARNED_AFTER):
        warn_of_webhook(subscription_id=subscription.pk, by=SYSTEM, at=at)


@job("integrations.forget_old_webhooks", cron="10 4 * * *", retries=2, rests=True)
def forget_webhook_logs() -> None:
    """Every night: what was told, and what came in, more than 30 days ago."""
    forget_old_webhooks(by=SYSTEM, at=utc_now())


@job("integrations.import_uploaded", retries=0)
def import_uploaded(*, import_id: int, long_job_id: int, language: str) -> None:
    """Try what was uploaded, or bring it in."""
    with LongJob.running(long_job_id) as progress:
        progress.result = run_import(
            import_id=import_id, language=language, by=SYSTEM, at=utc_now(), advance=progress.advance
        )


@job("integrations.forget_old_imports", cron="40 4 * * *", retries=2)
def forget_files_of_imports() -> None:
    """Every night: uploads that nobody brought in, and old lists of problems."""
    forget_old_imports(by=SYSTEM, at=utc_now())


def _wait_for_next() -> bool:
    """Whether another message was due within seconds; then it is due now."""
    at = utc_now()
    due = next_to_failing(before=at + _SOON)
    if due is None:
        return False
    time.sleep(max(0.0, (due - at).total_seconds()))
    return True
