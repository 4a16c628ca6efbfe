"""What a customer has: the installed base, one appliance a row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class OwnedProduct(models.Model):
    """Known by code and serial number; without a serial number, by customer, code and day of purchase.

    `name` is what it was called when it was bought. Dates are empty where they are not told.
    """

    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    sku = models.CharField(max_length=80, blank=True, db_collation="C")
    name = models.CharField(max_length=200)
    serial = models.CharField(max_length=80, blank=True, db_collation="C")
    bought_on = models.DateField(null=True)
    warranty_until = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sku", "serial"], condition=~Q(serial=""), name="owned_serial_once"
            ),
            models.UniqueConstraint(
                fields=["customer", "sku", "name", "bought_on"],
                condition=Q(serial=""),
                nulls_distinct=False,
                name="owned_plain_once",
            ),
        ]
        indexes = [models.Index(fields=["serial"], condition=~Q(serial=""), name="owned_by_serial")]

    def __str__(self) -> str:
        return self.serial or self.name
