"""By which address a person answers a mail of ours about a case with a note."""

from __future__ import annotations

from django.db import models


class NoteAddress(models.Model):
    """`token`: random, of one person in one case; it stands in the address that answers go to."""

    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=32, unique=True, db_collation="C")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "ticket"], name="note_address_once")]
