"""Have a browser of one's own told of news no more."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.notifications.models import PushDevice
from atiende.platform.audit import record


def remove_push_device(*, device_id: int, by: Actor, at: dt.datetime) -> None:
    """One's own alone; one that is gone, or another person's, changes nothing."""
    with transaction.atomic():
        gone, _ = PushDevice.objects.filter(pk=device_id, person_id=by.id).delete()
        if gone:
            record(
                by=by,
                verb="notifications.device_removed",
                target_kind="user",
                target_id=by.id,
                at=at,
                details={"device_id": device_id},
            )
