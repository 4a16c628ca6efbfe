"""When the company works: calendars of a week, with special days of their own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class WorkingCalendar(models.Model):
    """`week`: seven days, Monday first, each a list of [from, to] in minutes. `archived_at`: no longer to be chosen."""

    name = models.CharField(max_length=100)
    folded_name = models.CharField(max_length=100, db_collation="C")
    time_zone = models.CharField(max_length=64)
    week = models.JSONField()
    region = models.CharField(max_length=80, blank=True)
    complete_until = models.DateField(null=True, blank=True)
    is_default = models.BooleanField(default=False)
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["folded_name"], name="calendar_name_once"),
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="calendar_one_default"
            ),
            models.CheckConstraint(condition=~Q(folded_name=""), name="calendar_has_name"),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(archived_at=None), name="calendar_default_at_work"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SpecialDay(models.Model):
    """A day that differs from its weekday: its own hours, or none: closed. It wins over a holiday."""

    calendar = models.ForeignKey(WorkingCalendar, on_delete=models.CASCADE, related_name="special_days")
    day = models.DateField()
    name = models.CharField(max_length=100)
    hours = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["calendar", "day"], name="special_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
