"""What a person starts and chooses in the cellar."""

from atiende.platform.upkeep.actions.change_audit_keeping import change_audit_keeping
from atiende.platform.upkeep.actions.start_audit_verification import start_audit_verification

__all__ = ["change_audit_keeping", "start_audit_verification"]
