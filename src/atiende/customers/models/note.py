"""What colleagues should know about a customer: for staff alone."""

from __future__ import annotations

from django.db import models

from atiende.customers.models.customer import Customer


class CustomerNote(models.Model):
    """Never shown to the customer by any door, their export of personal data aside."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    is_pinned = models.BooleanField(default=False)
    written_by_id = models.BigIntegerField()
    written_by_label = models.CharField(max_length=150)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "-id"], name="note_of_customer")]

    def __str__(self) -> str:
        return f"{self.pk}"
