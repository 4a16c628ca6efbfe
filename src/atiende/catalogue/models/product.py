"""What is sold."""

from __future__ import annotations

from django.db import models

from atiende.kernel.money import Money


class Product(models.Model):
    """`sku` is the company's own code, compared to the letter. `price` is empty where it is not told."""

    sku = models.CharField(max_length=80, unique=True, db_collation="C")
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, db_collation="C")
    price = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["folded_name", "id"], name="product_by_name")]

    def __str__(self) -> str:
        return self.sku

    @property
    def money(self) -> Money | None:
        """The price, where it is told with its currency."""
        return Money(self.price, self.currency) if self.price is not None and self.currency else None
