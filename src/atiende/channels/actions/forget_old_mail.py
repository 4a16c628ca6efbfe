"""Remove the originals of mails whose time is over; the messages that they became stay."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.channels.models import RawMail
from atiende.channels.queries.keeping import raw_days
from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.storage import release

_BATCH = 200


def forget_old_mail(*, by: Actor, at: dt.datetime) -> int:
    """How many originals were removed, one entry of the audit for each batch. What waits in quarantine is not touched.

    The digest stays, so that the mail is not taken for a new one if it is read again. Raises NotPermitted.
    """
    by.require("settings.manage")
    border = at - dt.timedelta(days=raw_days())
    removed = 0
    while count := _forget_batch(border, by, at):
        removed += count
    return removed


def _forget_batch(border: dt.datetime, by: Actor, at: dt.datetime) -> int:
    with transaction.atomic():
        rows = RawMail.objects.select_for_update(skip_locked=True)
        old = list(
            rows.filter(state=RawMail.State.PROCESSED, received_at__lt=border)
            .exclude(file=None)
            .order_by("pk")[:_BATCH]
        )
        for raw_mail in old:
            if raw_mail.file_id is not None:
                release(raw_mail.file_id)
        RawMail.objects.filter(pk__in=[raw_mail.pk for raw_mail in old]).update(file=None)
        if old:
            record(
                by=by,
                verb="channels.originals_removed",
                target_kind="raw_mail",
                target_id=old[0].pk,
                at=at,
                details={"count": len(old), "last_id": old[-1].pk},
            )
    return len(old)
