"""Background entrances: what ran out of time, and what is kept no longer."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.notifications.actions.forget_old_notifications import forget_old_notifications
from atiende.notifications.actions.send_mails import send_mails
from atiende.notifications.actions.send_pushes import send_pushes
from atiende.notifications.actions.tell_of_overdue import tell_of_overdue
from atiende.platform.jobs import job


@job("notifications.tell_of_overdue", cron="* * * * *", retries=0, rests=True)
def tell_of_overdue_cases() -> None:
    tell_of_overdue(by=SYSTEM, at=utc_now())


@job("notifications.send_mails", cron="* * * * *", retries=0, rests=True)
def send_due_mails() -> None:
    send_mails(by=SYSTEM, at=utc_now())


@job("notifications.send_pushes", cron="* * * * *", retries=0, rests=True)
def send_due_pushes() -> None:
    send_pushes(by=SYSTEM, at=utc_now())


@job("notifications.forget_old", cron="41 3 * * *", retries=0)
def forget_old() -> None:
    forget_old_notifications(by=SYSTEM, at=utc_now())
