"""Let time change who is present: idle, gone, or their shift is over."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.organisation.events import PresenceChanged
from atiende.organisation.models.presence_writing import turn
from atiende.organisation.queries.presence import present_now, present_now_of
from atiende.organisation.rules.presence import WHOLE, change_with_time
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def follow_presence(*, by: Actor, at: dt.datetime) -> int:
    """How many changed, each in a transaction of its own. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    changing = [agent_id for agent_id, now in present_now(at).items() if change_with_time(now, at)]
    changed = sum(_follow(agent_id, at) for agent_id in changing)
    if changed:
        signal("availability:1")
    return changed


def _follow(agent_id: int, at: dt.datetime) -> bool:
    with transaction.atomic():
        now = present_now_of(agent_id, at)
        change = None if now is None else change_with_time(now, at)
        if change is None or not turn(
            agent_id, channel=WHOLE, state=change.state, reason=change.reason, is_automatic=True, at=at
        ):
            return False
        emit(PresenceChanged(agent_id=agent_id, channel=WHOLE, state=change.state, is_automatic=True))
        signal(f"agent:{agent_id}")
        return True
