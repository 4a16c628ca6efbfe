"""What a customer ordered."""

from __future__ import annotations

from django.db import models

from atiende.kernel.money import Money


class Order(models.Model):
    """`number` and `state` are in the words of the shop. `total` is empty where it is not told."""

    number = models.CharField(max_length=80, unique=True, db_collation="C")
    customer = models.ForeignKey("customers.Customer", on_delete=models.PROTECT, related_name="+")
    placed_on = models.DateField()
    state = models.CharField(max_length=60, blank=True)
    total = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "-placed_on", "-id"], name="order_of_customer")]

    def __str__(self) -> str:
        return self.number

    @property
    def money(self) -> Money | None:
        """The total, where it is told with its currency."""
        return Money(self.total, self.currency) if self.total is not None and self.currency else None


class OrderLine(models.Model):
    """The name as it was sold, whatever the product is called today."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    sku = models.CharField(max_length=80, blank=True, db_collation="C")
    name = models.CharField(max_length=200)
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    price = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "position"], name="order_line_once")]
