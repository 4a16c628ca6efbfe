"""Whose mail is put aside."""

from __future__ import annotations

from django.db import models


class BlockedSender(models.Model):
    """`sender`: a mail address, or a domain behind an @. `mails`: how many were put aside since.

    `customer`: whose address it is; none for a domain.
    """

    sender = models.CharField(max_length=320, unique=True, db_collation="C")
    customer = models.ForeignKey("customers.Customer", null=True, on_delete=models.SET_NULL, related_name="+")
    blocked_at = models.DateTimeField()
    blocked_by_id = models.BigIntegerField()
    blocked_by_label = models.CharField(max_length=150)
    mails = models.PositiveIntegerField(default=0)
    last_mail_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.sender
