"""Make a working calendar."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import CalendarCreated
from atiende.organisation.models import SpecialDay, WorkingCalendar
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.organisation.queries.holidays import checked_calendar
from atiende.organisation.rules.calendar import CalendarFields, columns_of_calendar
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def create_calendar(
    *,
    fields: CalendarFields,
    copied_from: int | None = None,
    may_be_default: bool = True,
    by: Actor,
    at: dt.datetime,
) -> WorkingCalendar:
    """The first one that may be is the default. `copied_from`: a calendar whose special days it takes over.

    Raises NotPermitted, NotFound, InvalidInput, NameTaken.
    """
    by.require("organisation.manage")
    cleaned = checked_calendar(fields, at)
    with transaction.atomic():
        model = None if copied_from is None else get_calendar_for(by, copied_from)
        with refusing_duplicates():
            made = WorkingCalendar.objects.create(
                **columns_of_calendar(cleaned),
                is_default=may_be_default and not WorkingCalendar.objects.filter(is_default=True).exists(),
            )
        if model is not None:
            SpecialDay.objects.bulk_create(
                SpecialDay(calendar=made, day=each.day, name=each.name, hours=each.hours)
                for each in SpecialDay.objects.filter(calendar=model)
            )
        record(by=by, verb="organisation.calendar_created", target_kind="calendar", target_id=made.pk, at=at)
        emit(CalendarCreated(calendar_id=made.pk, created_by=by.id))
        signal("organisation:1")
        return made
