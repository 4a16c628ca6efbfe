"""Why customers write: the company's own tree of categories. Not what a status means (`Ticket.category`)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.tickets.rules.contact_reasons import NAME_LIMIT


class ContactReason(models.Model):
    """Of every brand unless some are linked; below it, no brand more than above.

    `team` and `priority` are given to cases of this reason that have none of their own. `is_in_use` False: archived.
    """

    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    name_es = models.CharField(max_length=NAME_LIMIT)
    name_en = models.CharField(max_length=NAME_LIMIT, blank=True)
    folded_name = models.CharField(max_length=NAME_LIMIT, db_collation="C")
    team = models.ForeignKey("organisation.Team", null=True, on_delete=models.SET_NULL, related_name="+")
    priority = models.PositiveSmallIntegerField(null=True)
    position = models.PositiveSmallIntegerField()
    is_in_use = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "folded_name"], name="contact_reason_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(priority=None) | Q(priority__range=(1, 4)), name="contact_reason_priority"
            ),
        ]

    def __str__(self) -> str:
        return self.name_es


class ContactReasonBrand(models.Model):
    """One of the brands to whose cases a reason is limited."""

    reason = models.ForeignKey(ContactReason, on_delete=models.CASCADE, related_name="brand_links")
    brand = models.ForeignKey("organisation.Brand", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reason", "brand"], name="contact_reason_brand_once")]
