"""The statuses of this installation: built-in ones and those that the company adds."""

from __future__ import annotations

from django.db import models

from atiende.tickets.rules.statuses import Category


class TicketStatus(models.Model):
    """Labels of built-in statuses are translated by the program and stand empty here.

    Those that end in `_en` are for who reads English; where they are empty, the others count for everybody.
    """

    key = models.CharField(max_length=40, unique=True, db_collation="C")
    category = models.CharField(max_length=20, choices=[(c.value, c.value) for c in Category])
    label_for_agents = models.CharField(max_length=60, blank=True)
    label_for_customers = models.CharField(max_length=60, blank=True)
    label_for_agents_en = models.CharField(max_length=60, blank=True, default="", db_default="")
    label_for_customers_en = models.CharField(max_length=60, blank=True, default="", db_default="")
    position = models.PositiveSmallIntegerField()
    is_builtin = models.BooleanField(default=False)
    is_in_use = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["position", "id"], name="ticket_status_order")]

    def __str__(self) -> str:
        return self.key
