"""The company that runs this installation: one row, always number 1."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

ONLY_ID = 1


class Organisation(models.Model):
    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ID)
    name = models.CharField(max_length=150)
    legal_name = models.CharField(max_length=200, blank=True)
    tax_id = models.CharField(max_length=32, blank=True)
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, default="es")
    time_zone = models.CharField(max_length=64)
    currency = models.CharField(max_length=3)
    public_url = models.URLField(max_length=300, blank=True)
    set_up_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY_ID), name="organisation_only_one"),
            models.CheckConstraint(
                condition=Q(country__regex=r"^[A-Z]{2}$"), name="organisation_country_iso"
            ),
            models.CheckConstraint(
                condition=Q(currency__regex=r"^[A-Z]{3}$"), name="organisation_currency_iso"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_name"),
        ]

    def __str__(self) -> str:
        return self.name
