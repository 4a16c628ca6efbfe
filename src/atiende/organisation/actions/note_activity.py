"""Take a sign that a person does something: who was away by themselves is available again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import PresenceChanged
from atiende.organisation.models import Activity, Agent
from atiende.organisation.models.presence_writing import turn
from atiende.organisation.queries.presence import present_now_of
from atiende.organisation.rules.presence import WHOLE, change_with_activity
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def note_activity(*, by: Actor, at: dt.datetime) -> bool:
    """Whether their presence changed with it. Of who is no agent nothing is kept. What comes by itself is no deed and
    stands in no audit: the timeline has it.
    """
    with transaction.atomic():
        if not Agent.objects.filter(pk=by.id).exists():
            return False
        Activity.objects.update_or_create(agent_id=by.id, defaults={"active_at": at})
        change = change_with_activity(present_now_of(by.id, at))
        if change is None or not turn(
            by.id, channel=WHOLE, state=change.state, reason=change.reason, is_automatic=True, at=at
        ):
            return False
        emit(PresenceChanged(agent_id=by.id, channel=WHOLE, state=change.state, is_automatic=True))
        signal(f"agent:{by.id}")
        signal("availability:1")
        return True
