from atiende.platform.models.audit import AuditEntry, AuditSalt, AuditSeal
from atiende.platform.models.long_job import LongJobRow
from atiende.platform.models.outbox import Lane, OutboxEvent, PendingDelivery

__all__ = ["AuditEntry", "AuditSalt", "AuditSeal", "Lane", "LongJobRow", "OutboxEvent", "PendingDelivery"]
