from atiende.service_levels.models.clock import Clock, ClockEntry
from atiende.service_levels.models.policy import Policy, PolicyVersion

__all__ = ["Clock", "ClockEntry", "Policy", "PolicyVersion"]
