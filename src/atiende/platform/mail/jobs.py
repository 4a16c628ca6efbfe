"""Background entrances of the mail transport."""

from __future__ import annotations

from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.mail.attempts import left_to_its_row
from atiende.platform.mail.sending import due_mail_ids, send_queued, tidy


@job("platform.send_mail", queue="mail", retries=0)
def send_mail(*, mail_id: int) -> None:
    """Send one mail; when it cannot be sent now, its own row says when to try again."""
    with left_to_its_row():
        send_queued(mail_id, utc_now)


@job("platform.send_due_mails", queue="mail", retries=0, cron="* * * * *", rests=True)
def send_due_mails() -> None:
    """Every minute: mails that wait for another attempt, or for a server."""
    tidy(utc_now())
    for mail_id in due_mail_ids(utc_now()):
        send_queued(mail_id, utc_now)
