"""What a company asks of its cases beyond what the program knows; the answers stand in `Ticket.custom_fields`."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from atiende.tickets.rules.field_kinds import FieldKind


class CustomField(models.Model):
    """Of every brand unless some are linked. `options`: what a choice may be, in the company's own words.

    `is_needed`: a case is not solved without it. `is_in_use` False: archived; what was answered stays.
    """

    key = models.CharField(max_length=40, unique=True, db_collation="C")
    label = models.CharField(max_length=60)
    hint = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in FieldKind])
    options = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    is_needed = models.BooleanField(default=False)
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
