"""What a customer agreed to, and since when they do not any more."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from atiende.customers.models.customer import Customer
from atiende.customers.rules.consents import Purpose


class Consent(models.Model):
    """Given once, perhaps withdrawn; given again is another row, so that what counted on a day can be told.

    `proof`: where it can be looked up (a call, a form, a paper), in words.
    """

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Purpose])
    given_at = models.DateTimeField()
    given_how = models.CharField(max_length=20)
    proof = models.CharField(max_length=300, blank=True)
    given_by_id = models.BigIntegerField()
    given_by_label = models.CharField(max_length=150)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_how = models.CharField(max_length=20, blank=True)
    withdrawn_by_id = models.BigIntegerField(null=True)
    withdrawn_by_label = models.CharField(max_length=150, blank=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "-id"], name="consent_of_customer")]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "purpose"],
                condition=Q(withdrawn_at=None),
                name="consent_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_withdrawn_after",
            ),
        ]

    def __str__(self) -> str:
        return self.purpose
