from atiende.platform.models.api import ApiAnswer
from atiende.platform.models.audit import AuditEntry, AuditKeeping, AuditSalt, AuditSeal, EvidenceSalt
from atiende.platform.models.backup import BackupPlan, BackupRun
from atiende.platform.models.demonstration import DemonstrationRow
from atiende.platform.models.files import StoredFileRow
from atiende.platform.models.holidays import CalendarCompletion, HolidayCorrection
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.models.mail import MailServer, OutgoingMail
from atiende.platform.models.outbox import DemandedEvent, Lane, OutboxEvent, PendingDelivery
from atiende.platform.models.pause import InstallationPause
from atiende.platform.models.recent import RecentSearch
from atiende.platform.models.search import SearchProgress, SearchWord

__all__ = [
    "ApiAnswer",
    "AuditEntry",
    "AuditKeeping",
    "AuditSalt",
    "AuditSeal",
    "BackupPlan",
    "BackupRun",
    "CalendarCompletion",
    "DemandedEvent",
    "DemonstrationRow",
    "EvidenceSalt",
    "HolidayCorrection",
    "InstallationPause",
    "Lane",
    "LongJobRow",
    "MailServer",
    "OutboxEvent",
    "OutgoingMail",
    "PendingDelivery",
    "RecentSearch",
    "SearchProgress",
    "SearchWord",
    "StoredFileRow",
]
