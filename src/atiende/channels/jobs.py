"""Background entrances: what is to be sent, and what was kept and not yet understood."""

from __future__ import annotations

from atiende.channels.sending.attempt import ATTEMPTS, call_uncertain, send
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job

MOST_AT_ONCE = 200


@job("channels.send_mail", queue="mail", retries=0)
def send_mail(*, outgoing_id: int) -> None:
    """Send one mail; when it cannot be sent now, its own row says when to try again."""
    send(outgoing_id, utc_now)


@job("channels.send_due_mails", queue="mail", retries=0, cron="* * * * *")
def send_due_mails() -> None:
    """Every minute: mails that wait for another attempt, and those that a process left in the middle."""
    call_uncertain(utc_now())
    for outgoing_id in ATTEMPTS.due_ids(utc_now(), limit=MOST_AT_ONCE):
        send(outgoing_id, utc_now)
