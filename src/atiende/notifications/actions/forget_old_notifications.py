"""Let go of notifications that nobody needs any more."""

from __future__ import annotations

import datetime as dt
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.models import Notification

KEPT: Final = dt.timedelta(days=90)


def forget_old_notifications(*, by: Actor, at: dt.datetime) -> int:
    """Those of which nothing was heard for 90 days; how many. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    gone, _ = Notification.objects.filter(at__lt=at - KEPT).delete()
    return gone
