"""What one person is told of: one row until they read it, however often it happens."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Notification(models.Model):
    """`about` names what it is about, so that a burst makes one row: `count` times, the last by `actor_id`, at `at`.

    No words of anybody: they are read from the case by who may see it. `says`: what a rule of the company says, which
    is the same for every case. `is_listed`: shown in the program. `mail_at` and
    `push_at`: when it is to leave by that way, empty when it has or need not.
    """

    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=200, db_collation="C")
    ticket = models.ForeignKey("tickets.Ticket", null=True, on_delete=models.CASCADE, related_name="+")
    url = models.CharField(max_length=300, blank=True)
    says = models.CharField(max_length=300, blank=True, default="", db_default="")
    actor_id = models.BigIntegerField(default=0)
    count = models.PositiveIntegerField(default=1)
    is_listed = models.BooleanField(default=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    push_at = models.DateTimeField(null=True)
    pushed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "about"],
                condition=Q(read_at__isnull=True),
                name="notification_one_unread",
            )
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notification_of_person"),
            models.Index(fields=["mail_at"], condition=Q(mail_at__isnull=False), name="notification_to_mail"),
            models.Index(fields=["push_at"], condition=Q(push_at__isnull=False), name="notification_to_push"),
            models.Index(fields=["at"], name="notification_age"),
        ]


class OverdueLook(models.Model):
    """Until when the cases whose time ran out were told of: one row."""

    until = models.DateTimeField()
