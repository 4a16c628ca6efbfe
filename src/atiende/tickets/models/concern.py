"""What a case is about, of the catalogue: a product, an order, something that the customer owns."""

from __future__ import annotations

from django.db import models

from atiende.tickets.models.ticket import Ticket


class Concern(models.Model):
    """A row only where something is named. What goes from the catalogue goes from here."""

    ticket = models.OneToOneField(Ticket, primary_key=True, on_delete=models.CASCADE, related_name="concern")
    product = models.ForeignKey("catalogue.Product", null=True, on_delete=models.SET_NULL, related_name="+")
    order = models.ForeignKey("catalogue.Order", null=True, on_delete=models.SET_NULL, related_name="+")
    owned = models.ForeignKey(
        "catalogue.OwnedProduct", null=True, on_delete=models.SET_NULL, related_name="+"
    )


class FieldFile(models.Model):
    """The file that answers a field; its name stands in `Ticket.custom_fields`."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="field_files")
    key = models.CharField(max_length=40, db_collation="C")
    file = models.ForeignKey("platform.StoredFileRow", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=127)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ticket", "key"], name="field_file_once")]
