"""Have the key with which notices of browsers are signed."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.models import PushKey
from atiende.notifications.push.own_key import new_key
from atiende.platform.audit import record


def provide_push_key(*, by: Actor, at: dt.datetime) -> str:
    """Its public half, which browsers ask for; made for the first that does. Raises NotPermitted."""
    if by.id <= 0:
        raise NotPermitted
    found = PushKey.objects.filter(pk=1).values_list("point", flat=True).first()
    if found is not None:
        return found
    point, sealed = new_key()
    with transaction.atomic():
        key, is_new = PushKey.objects.get_or_create(
            pk=1, defaults={"point": point, "sealed_private": sealed, "made_at": at}
        )
        if is_new:
            record(by=by, verb="notifications.push_key_made", target_kind="push_key", target_id=1, at=at)
    return key.point
