"""Try again a mail that nobody could read."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.actions.process_raw_mail import ProcessedMail, process_raw_mail
from atiende.channels.errors import MailNotInQuarantine
from atiende.channels.models import RawMail
from atiende.channels.queries.raw_mails import get_raw_mail_for
from atiende.kernel.actors import SYSTEM, Actor
from atiende.platform.audit import record


def retry_quarantined(*, raw_mail_id: int, by: Actor, at: dt.datetime) -> ProcessedMail:
    """What became of it this time; it goes back into quarantine when it fails again.

    Raises NotPermitted, NotFound, MailNotInQuarantine.
    """
    by.require("settings.manage")
    with transaction.atomic():
        get_raw_mail_for(by, raw_mail_id)
        waiting = RawMail.objects.filter(pk=raw_mail_id, state=RawMail.State.QUARANTINED)
        if not waiting.update(state=RawMail.State.KEPT, outcome=""):
            raise MailNotInQuarantine
        record(by=by, verb="channels.mail_retried", target_kind="raw_mail", target_id=raw_mail_id, at=at)
    return process_raw_mail(raw_mail_id=raw_mail_id, at=at, by=SYSTEM)
