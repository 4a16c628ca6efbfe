"""What a person chooses and starts about backups."""

from atiende.platform.backup.actions.change_backup_plan import change_backup_plan
from atiende.platform.backup.actions.request_backup import request_backup

__all__ = ["change_backup_plan", "request_backup"]
