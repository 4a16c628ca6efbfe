from atiende.tasks.models.approval import Approval, ApprovalStep
from atiende.tasks.models.checklist import Checklist, ChecklistItem, ChecklistTemplate
from atiende.tasks.models.plan import AppliedPlan, PlanTemplate
from atiende.tasks.models.quote import Quote, QuoteAnswer, QuoteLine
from atiende.tasks.models.task import Task
from atiende.tasks.models.time import TimeEntry

__all__ = [
    "AppliedPlan",
    "Approval",
    "ApprovalStep",
    "Checklist",
    "ChecklistItem",
    "ChecklistTemplate",
    "PlanTemplate",
    "Quote",
    "QuoteAnswer",
    "QuoteLine",
    "Task",
    "TimeEntry",
]
