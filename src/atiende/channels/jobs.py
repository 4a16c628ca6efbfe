"""Background entrances: what is to be sent, and what was kept and not yet understood."""

from __future__ import annotations

import datetime as dt
import logging
from itertools import groupby

from django.conf import settings

from atiende.channels.actions.alarm_mailbox import alarm_mailbox
from atiende.channels.actions.check_held_files import check_held_files
from atiende.channels.actions.forget_old_mail import forget_old_mail
from atiende.channels.actions.process_raw_mail import process_raw_mail
from atiende.channels.actions.warn_of_secret import warn_of_secret
from atiende.channels.models.attempts import ATTEMPTS, SIDE_ATTEMPTS
from atiende.channels.queries.alarms import (
    mailboxes_whose_secret_ends,
    mailboxes_with_ended_token,
    unread_mailboxes,
)
from atiende.channels.queries.raw_mails import kept_and_waiting
from atiende.channels.sealed_words import forget_old_sealed_words
from atiende.channels.sending.aside import call_side_uncertain, send_aside
from atiende.channels.sending.attempt import call_uncertain, send
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.jobs import job
from atiende.platform.mail import left_to_its_row
from atiende.platform.scanning import is_wanted
from atiende.tickets.queries import held_attachments

MOST_AT_ONCE = 200

_log = logging.getLogger(__name__)


@job("channels.send_mail", queue="mail", retries=0)
def send_mail(*, outgoing_id: int) -> None:
    """Send one mail; when it cannot be sent now, its own row says when to try again."""
    with left_to_its_row():
        send(outgoing_id, utc_now)


@job("channels.send_side_mail", queue="mail", retries=0)
def send_side_mail(*, side_mail_id: int) -> None:
    """Send one mail of a side conversation; when it cannot be sent now, its own row says when to try again."""
    with left_to_its_row():
        send_aside(side_mail_id, utc_now)


@job("channels.send_due_mails", queue="mail", retries=0, cron="* * * * *", rests=True)
def send_due_mails() -> None:
    """Every minute: mails that wait for another attempt, and those that a process left in the middle."""
    call_uncertain(utc_now())
    for outgoing_id in ATTEMPTS.due_ids(utc_now(), limit=MOST_AT_ONCE):
        send(outgoing_id, utc_now)
    call_side_uncertain(utc_now())
    for side_mail_id in SIDE_ATTEMPTS.due_ids(utc_now(), limit=MOST_AT_ONCE):
        send_aside(side_mail_id, utc_now)


@job("channels.process_kept", retries=0, cron="* * * * *")
def process_kept() -> None:
    """Every minute: mails that were kept, and whose process ended before it understood them."""
    for raw_mail_id in kept_and_waiting(utc_now(), limit=MOST_AT_ONCE):
        try:
            process_raw_mail(raw_mail_id=raw_mail_id, at=utc_now())
        except Refusal as refusal:  # no room for its files, say: that holds back no other
            _log.warning("a kept mail waits: %s", refusal.code, extra={"raw_mail": raw_mail_id})


@job("channels.check_held_files", retries=0, cron="* * * * *")
def check_held() -> None:
    """Every minute: files that the scanner could not look at; while it still cannot, the rest waits."""
    held = held_attachments(limit=MOST_AT_ONCE) if is_wanted() else []
    for message_id, files in groupby(held, key=lambda each: each.message_id):
        if not check_held_files(message_id=message_id, held=list(files), at=utc_now()):
            return


@job("channels.forget_old_mail", cron="40 3 * * *", retries=2, rests=True)
def forget_originals() -> None:
    """Every night: originals of mails whose time is over, and secrets of mails that never left."""
    forget_old_mail(by=SYSTEM, at=utc_now())
    forget_old_sealed_words(utc_now())


@job("channels.watch_mailboxes", retries=0, cron="* * * * *", rests=True)
def watch_mailboxes() -> None:
    """Every minute: mailboxes that were not read for a while, permissions that ended, secrets that will."""
    at = utc_now()
    for mailbox_id in mailboxes_with_ended_token():
        alarm_mailbox(mailbox_id=mailbox_id, reason="token", by=SYSTEM, at=at)
    unread_since = at - dt.timedelta(minutes=settings.MAILBOX_ALARM_MINUTES)
    for mailbox_id in unread_mailboxes(since=unread_since):
        alarm_mailbox(mailbox_id=mailbox_id, reason="unread", by=SYSTEM, at=at)
    for mailbox_id in mailboxes_whose_secret_ends(at.date()):
        warn_of_secret(mailbox_id=mailbox_id, by=SYSTEM, at=at)
