"""Say whether a person can be given work: on all channels, or on one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted, gettext_noop
from atiende.organisation.events import PresenceChanged
from atiende.organisation.models import Activity, Agent
from atiende.organisation.models.presence_writing import turn
from atiende.organisation.queries.duties import looks_after
from atiende.organisation.rules.capacity import CHANNELS, NOT_A_CHANNEL
from atiende.organisation.rules.presence import CHOSEN, WHOLE, Presence
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit

NOT_A_STATE = gettext_noop("Choose available, busy, away or offline.")
NOT_A_REASON = gettext_noop("Choose a reason of the list, or none.")


def change_presence(
    *, agent_id: int, state: str, reason: str = "", channel: str = WHOLE, by: Actor, at: dt.datetime
) -> bool:
    """Whether anything changed. One's own, or that of a person whom one looks after.

    Raises NotPermitted, NotFound, InvalidInput.
    """
    if state not in {each.value for each in Presence}:
        raise InvalidInput(fields={"state": NOT_A_STATE})
    if reason not in {each.value for each in CHOSEN}:
        raise InvalidInput(fields={"reason": NOT_A_REASON})
    if channel != WHOLE and channel not in CHANNELS:
        raise InvalidInput(fields={"channel": NOT_A_CHANNEL})
    with transaction.atomic():
        if not Agent.objects.filter(pk=agent_id).exists():
            raise NotFound
        if by.id != agent_id and not looks_after(by, agent_id):
            raise NotPermitted(missing="people.manage")
        if by.id == agent_id:
            Activity.objects.update_or_create(agent_id=agent_id, defaults={"active_at": at})
        if not turn(agent_id, channel=channel, state=state, reason=reason, is_automatic=False, at=at):
            return False
        record(
            by=by,
            verb="organisation.presence_changed",
            target_kind="agent",
            target_id=agent_id,
            details={"state": state, "channel": channel},
            at=at,
        )
        emit(PresenceChanged(agent_id=agent_id, channel=channel, state=state, is_automatic=False))
        signal(f"agent:{agent_id}")
        signal("availability:1")
        return True
