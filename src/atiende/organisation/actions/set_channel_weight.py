"""Say what a case of a channel weighs, and how many one person has of it at most."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.events import CapacityChanged
from atiende.organisation.models import ChannelWeight
from atiende.organisation.rules.capacity import problems_of_limit
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def set_channel_weight(
    *, channel: str, weight: Decimal, most: int | None = None, by: Actor, at: dt.datetime
) -> ChannelWeight:
    """For everybody of whom nothing else is said. Raises NotPermitted and InvalidInput."""
    by.require("organisation.manage")
    if problems := problems_of_limit(channel, weight, most):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        row, _ = ChannelWeight.objects.update_or_create(
            channel=channel, defaults={"weight": weight, "most": most}
        )
        record(by=by, verb="organisation.channel_weight_set", target_kind="channel", target_id=channel, at=at)
        emit(CapacityChanged(agent_id=0, changed_by=by.id))
        signal("organisation:1")
        return row
