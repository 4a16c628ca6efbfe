"""Have one's browser told of news."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted, gettext_noop
from atiende.kernel.text import one_line
from atiende.notifications.models import PushDevice
from atiende.notifications.push.encrypting import BrowserKeys
from atiende.platform.audit import record

UNUSABLE: Final = gettext_noop("This browser cannot be told of news.")
MOST: Final = 10


def add_push_device(*, endpoint: str, p256dh: str, auth: str, name: str, by: Actor, at: dt.datetime) -> int:
    """The device's id. The same browser again is the same; whoever signs in on it later takes it over.

    Of more than ten the oldest goes. Raises NotPermitted, and InvalidInput for what no browser says.
    """
    if by.id <= 0:
        raise NotPermitted
    try:
        BrowserKeys.read(p256dh, auth)
    except ValueError as error:
        raise InvalidInput(fields={"endpoint": UNUSABLE}) from error
    if not endpoint.startswith(("https://", "http://")) or len(endpoint) > 1000 or not endpoint.isascii():
        raise InvalidInput(fields={"endpoint": UNUSABLE})
    values = {"person_id": by.id, "p256dh": p256dh, "auth": auth, "name": one_line(name, limit=100)}
    with transaction.atomic():
        device, is_new = PushDevice.objects.update_or_create(
            endpoint=endpoint, defaults=values, create_defaults={**values, "added_at": at}
        )
        kept = PushDevice.objects.filter(person_id=by.id).order_by("-added_at", "-pk")
        PushDevice.objects.filter(pk__in=list(kept.values_list("pk", flat=True)[MOST:])).delete()
        if is_new:
            record(
                by=by,
                verb="notifications.device_added",
                target_kind="user",
                target_id=by.id,
                at=at,
                details={"device_id": device.pk},
            )
    return device.pk
