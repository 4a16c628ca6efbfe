"""Who is served: a person or a company."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q


class Customer(models.Model):
    """`name` is empty while nobody knows it. `company` is where a person belongs. `language` empty: the brand's.

    `folded_name` orders lists: the name in plain letters or, while there is none, the first identifier.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        COMPANY = "company"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PERSON)
    name = models.CharField(max_length=200, blank=True)
    folded_name = models.CharField(max_length=200, blank=True, db_collation="C")
    company = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="people"
    )
    language = models.CharField(max_length=10, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    submission = models.UUIDField(null=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["folded_name", "id"], name="customer_by_name"),
            GinIndex(fields=["folded_name"], name="customer_name_parts", opclasses=["gin_trgm_ops"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=["person", "company"]), name="customer_kind"),
            models.CheckConstraint(
                condition=Q(company=None) | ~Q(company=F("id")), name="customer_not_own_company"
            ),
            models.UniqueConstraint(
                fields=["submission"], condition=Q(submission__isnull=False), name="customer_submitted_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CustomerMerge(models.Model):
    """`source` is the same person as `target`: since when, by whom. Unmerging removes the row."""

    source = models.OneToOneField(Customer, primary_key=True, on_delete=models.CASCADE, related_name="merge")
    target = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="absorbed")
    merged_at = models.DateTimeField()
    merged_by_id = models.BigIntegerField()
    merged_by_label = models.CharField(max_length=150)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(source=F("target")), name="customer_merge_other")]


class CustomerSalt(models.Model):
    """What makes commitments on this person unreadable once it is destroyed (see the ADR on audit and erasure)."""

    customer = models.OneToOneField(Customer, primary_key=True, on_delete=models.CASCADE, related_name="salt")
    salt = models.BinaryField(max_length=32)
