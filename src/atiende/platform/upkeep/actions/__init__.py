"""What a person starts in the cellar."""

from atiende.platform.upkeep.actions.start_audit_verification import start_audit_verification

__all__ = ["start_audit_verification"]
