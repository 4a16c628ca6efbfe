"""The checks of the system: whoever knows one registers it, `doctor` and the console show them all."""

from atiende.platform.health.registry import Check, State, examine, register_checks

__all__ = ["Check", "State", "examine", "register_checks"]
