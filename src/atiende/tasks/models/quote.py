"""Quotes: costs and dates that a customer accepts. What was sent is a proof and stays as it was sent."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Quote(models.Model):
    """`number` within its case; a change of what was sent is the next `version`. `sha256`: of what was sent."""

    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        ACCEPTED = "accepted"
        REJECTED = "rejected"
        WITHDRAWN = "withdrawn"
        REPLACED = "replaced"

    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=200)
    remark = models.TextField(blank=True)
    currency = models.CharField(max_length=3)
    starts_on = models.DateField(null=True)
    ready_on = models.DateField(null=True)
    valid_until = models.DateField()
    made_at = models.DateTimeField()
    made_by_id = models.BigIntegerField()
    made_by_label = models.CharField(max_length=150)
    sent_at = models.DateTimeField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "number", "version"], name="quote_version_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_at__isnull=False) | Q(state="withdrawn"),
                name="quote_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}.{self.version}"


class QuoteLine(models.Model):
    """`tax_percent` empty: no tax is named."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    description = models.CharField(max_length=200)
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    price = models.DecimalField(max_digits=14, decimal_places=2)
    tax_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quote", "position"], name="quote_line_place")]

    def __str__(self) -> str:
        return self.description


class QuoteAnswer(models.Model):
    """What the customer said, once: when, under which name, from which address, to which text."""

    quote = models.OneToOneField(Quote, primary_key=True, on_delete=models.CASCADE, related_name="answer")
    is_accepted = models.BooleanField()
    name = models.CharField(max_length=200)
    reason = models.CharField(max_length=1_000, blank=True)
    from_address = models.CharField(max_length=64, blank=True)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.quote_id}"
