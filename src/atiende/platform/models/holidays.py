"""What a company says of public holidays, above those that ship."""

from __future__ import annotations

from django.db import models


class HolidayCorrection(models.Model):
    """A holiday more, or with an empty name a day that is none, in a region and all that lies in it."""

    region = models.CharField(max_length=120)
    on = models.DateField()
    name = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_holiday_correction"
        constraints = [models.UniqueConstraint(fields=["region", "on"], name="platform_one_correction_a_day")]


class CalendarCompletion(models.Model):
    """Up to when somebody checked the holidays of a region."""

    region = models.CharField(max_length=120, primary_key=True)
    until = models.DateField()
    source = models.CharField(max_length=300)
    by_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_calendar_completion"
