"""One presence ends as the next begins, in the transaction of the caller."""

from __future__ import annotations

import datetime as dt

from atiende.organisation.models.agent import Agent
from atiende.organisation.models.presence import PresenceSpan


def turn(
    agent_id: int, *, channel: str, state: str, reason: str, is_automatic: bool, at: dt.datetime
) -> bool:
    """Whether anything changed. The row of the agent is locked, so that two changes at once follow each other."""
    if not Agent.objects.select_for_update().filter(pk=agent_id).exists():
        return False
    spans = PresenceSpan.objects.filter(agent_id=agent_id, channel=channel, until=None)
    open_now = spans.first()
    if open_now is not None and (open_now.state, open_now.reason) == (state, reason):
        return False
    if open_now is not None:
        spans.update(until=max(at, open_now.since))
    PresenceSpan.objects.create(
        agent_id=agent_id,
        channel=channel,
        state=state,
        reason=reason,
        is_automatic=is_automatic,
        since=at if open_now is None else max(at, open_now.since),
    )
    return True
