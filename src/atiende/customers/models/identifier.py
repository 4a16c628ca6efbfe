"""Under what a customer writes or is written to: one customer has several, an identifier names one customer."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from atiende.customers.models.customer import Customer


class Identifier(models.Model):
    """`normal_value` is what is compared: addresses in lower case, telephones in E.164."""

    class Kind(models.TextChoices):
        EMAIL = "email"
        PHONE = "phone"
        EXTERNAL_ID = "external_id"
        TAX_ID = "tax_id"
        WHATSAPP = "whatsapp"
        MESSENGER = "messenger"
        INSTAGRAM = "instagram"
        TELEGRAM = "telegram"
        X = "x"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=20, choices=Kind)
    value = models.CharField(max_length=320)
    normal_value = models.CharField(max_length=320, db_collation="C")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["normal_value"], name="identifier_parts", opclasses=["gin_trgm_ops"])]
        constraints = [
            models.UniqueConstraint(fields=["kind", "normal_value"], name="identifier_names_one_customer"),
            models.CheckConstraint(condition=~models.Q(normal_value=""), name="identifier_says_something"),
        ]

    def __str__(self) -> str:
        return self.value


class IdentifierVerification(models.Model):
    """It was proved that the identifier is this customer's: when, how and by whom."""

    identifier = models.OneToOneField(
        Identifier, primary_key=True, on_delete=models.CASCADE, related_name="verification"
    )
    verified_at = models.DateTimeField()
    method = models.CharField(max_length=30)
    verified_by_id = models.BigIntegerField()
    verified_by_label = models.CharField(max_length=150)


class UnreachableIdentifier(models.Model):
    """What is sent there comes back. Removed when something arrives from there or a person says that it works again."""

    identifier = models.OneToOneField(
        Identifier, primary_key=True, on_delete=models.CASCADE, related_name="unreachable"
    )
    since = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    words = models.CharField(max_length=500, blank=True)
