"""Have read one's notifications."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.notifications.models import Notification
from atiende.platform.live import signal


def mark_read(*, notification_id: int | None = None, by: Actor, at: dt.datetime) -> int:
    """One of one's own, or all of them (None); how many were new. What is read leaves by no other way any more."""
    rows = Notification.objects.filter(person_id=by.id, read_at=None)
    if notification_id is not None:
        rows = rows.filter(pk=notification_id)
    with transaction.atomic():
        read = rows.update(read_at=at, mail_at=None, push_at=None)
        if read:
            signal(f"notifications:{by.id}")
    return read
