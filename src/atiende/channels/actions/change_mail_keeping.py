"""Say for how long the originals of mails are kept."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.models import MailKeeping
from atiende.channels.models.keeping import DEFAULT_DAYS, ONLY_ID
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, gettext_noop
from atiende.platform.audit import record

DAYS = range(1, 3651)
NOT_DAYS = gettext_noop("Write a number of days from 1 to 3650.")


def change_mail_keeping(*, raw_days: int, version: int, by: Actor, at: dt.datetime) -> MailKeeping:
    """Saving the same again changes nothing; version 0: nobody changed it yet.

    Raises NotPermitted, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require("settings.manage")
    if raw_days not in DAYS:
        raise InvalidInput(fields={"raw_days": NOT_DAYS})
    with transaction.atomic():
        row = MailKeeping.objects.select_for_update().filter(pk=ONLY_ID).first()
        if raw_days == (row.raw_days if row else DEFAULT_DAYS):
            return row or MailKeeping()
        if version != (row.version if row else 0):
            raise Conflict
        kept, _ = MailKeeping.objects.update_or_create(
            pk=ONLY_ID, defaults={"raw_days": raw_days, "version": version + 1}
        )
        record(
            by=by,
            verb="channels.mail_keeping_changed",
            target_kind="mail_keeping",
            target_id=ONLY_ID,
            fields=["raw_days"],
            at=at,
            details={"raw_days": raw_days},
        )
    return kept
