"""What a company asks of its cases beyond what the program knows; the answers stand in `Ticket.custom_fields`."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from atiende.tickets.rules.field_kinds import AskedBy, FieldKind


class CustomField(models.Model):
    """Of every brand unless some are linked. `options`: what a choice may be, in the company's own words; of money, its
    currencies. `tree`: of a cascading choice, a line each, deeper by two spaces.

    `is_needed`: a case is not solved without it; `needed_in`: nor taken to statuses of these keys. `is_in_use` False:
    archived; what was answered stays. `reason_ids`: only asked in cases of these contact reasons and those below;
    `when_key` and `when_values`: only where another field is answered with one of these. `asked_by`: asked when a case
    begins, by nobody, by agents, or of customers too; `question`: in which words customers are asked.
    """

    key = models.CharField(max_length=40, unique=True, db_collation="C")
    label = models.CharField(max_length=60)
    hint = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in FieldKind])
    options = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    tree = models.TextField(blank=True, default="", db_default="")
    is_needed = models.BooleanField(default=False)
    needed_in = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    reason_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    when_key = models.CharField(max_length=40, blank=True, default="", db_default="", db_collation="C")
    when_values = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    asked_by = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in AskedBy], default=AskedBy.NOBODY.value
    )
    question = models.CharField(max_length=200, blank=True, default="", db_default="")
    is_in_use = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["position", "id"], name="custom_field_order")]

    def __str__(self) -> str:
        return self.key


class CustomFieldBrand(models.Model):
    """One of the brands to whose cases a field is limited."""

    field = models.ForeignKey(CustomField, on_delete=models.CASCADE, related_name="brand_links")
    brand = models.ForeignKey("organisation.Brand", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "brand"], name="custom_field_brand_once")]
