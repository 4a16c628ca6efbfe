"""The transactional outbox: announce a fact with its change, and have every handler told once and in order."""

from atiende.platform.outbox.demand import demand
from atiende.platform.outbox.emit import emit, unannounced
from atiende.platform.outbox.registry import Delivery, handlers_by_event, handles

__all__ = ["Delivery", "demand", "emit", "handlers_by_event", "handles", "unannounced"]
