"""What each person chose: by which ways they are told of what, and when not at all."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Choice(models.Model):
    """Where there is none for a kind, the usual ways count."""

    person = models.ForeignKey("identity.User", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    in_app = models.BooleanField()
    mail = models.CharField(max_length=10)
    push = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notification_choice_once")]


class QuietTime(models.Model):
    """When a person is not to be disturbed, in their own time zone."""

    person = models.OneToOneField(
        "identity.User", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    until = models.DateTimeField(null=True)
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    is_weekend_quiet = models.BooleanField(default=False)
    urgent_passes = models.BooleanField(default=False)
    digest_hour = models.PositiveSmallIntegerField(default=9)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(digest_hour__lte=23), name="notification_digest_hour"),
            models.CheckConstraint(
                condition=Q(starts=None, ends=None) | Q(starts__isnull=False, ends__isnull=False),
                name="notification_hours_both",
            ),
        ]
