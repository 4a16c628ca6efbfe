"""What keeps a case from something until whoever laid it is content."""

from __future__ import annotations

from django.db import models

from atiende.tickets.models.ticket import Ticket
from atiende.tickets.rules.holds import HoldKind


class TicketHold(models.Model):
    """Laid by a room above: `source` says in its own words by what, and lifts it again. `reason` is read by agents."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="holds")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in HoldKind])
    source = models.CharField(max_length=60, db_collation="C")
    reason = models.CharField(max_length=500)
    laid_at = models.DateTimeField()
    laid_by_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "kind", "source"], name="hold_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.source}"
