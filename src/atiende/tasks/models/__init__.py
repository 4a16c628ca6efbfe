from atiende.tasks.models.checklist import Checklist, ChecklistItem, ChecklistTemplate
from atiende.tasks.models.task import Task

__all__ = ["Checklist", "ChecklistItem", "ChecklistTemplate", "Task"]
