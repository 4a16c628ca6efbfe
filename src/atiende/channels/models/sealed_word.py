"""What stands in a mail and nowhere else: a secret that is put into its text when it leaves."""

from __future__ import annotations

from django.db import models


class SealedWord(models.Model):
    """`sealed` replaces the dots in the text of this message of tickets, on its way out; it goes once that has left."""

    message_id = models.BigIntegerField(primary_key=True)
    ticket = models.ForeignKey("tickets.Ticket", on_delete=models.CASCADE, related_name="+")
    sealed = models.TextField()
    kept_at = models.DateTimeField()
