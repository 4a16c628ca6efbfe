"""Repairs by a person: try a halted lane again, leave a delivery out, tell a handler once more."""

from atiende.platform.outbox.actions.replay_events import replay_events
from atiende.platform.outbox.actions.retry_lane import retry_lane
from atiende.platform.outbox.actions.skip_delivery import skip_delivery

__all__ = ["replay_events", "retry_lane", "skip_delivery"]
