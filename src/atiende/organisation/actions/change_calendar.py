"""Change a working calendar."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict
from atiende.organisation.errors import CalendarIsArchived
from atiende.organisation.events import CalendarChanged, CalendarCompleted
from atiende.organisation.models import WorkingCalendar
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.queries.calendars import fields_of_calendar, get_calendar_for
from atiende.organisation.queries.holidays import checked_calendar
from atiende.organisation.rules.calendar import CalendarFields, columns_of_calendar
from atiende.organisation.rules.staff import changed
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def change_calendar(
    *, calendar_id: int, fields: CalendarFields, version: int, by: Actor, at: dt.datetime
) -> WorkingCalendar:
    """Saving the same again changes nothing. A later "complete until" is announced as such too.

    Raises NotPermitted, NotFound, InvalidInput, NameTaken, CalendarIsArchived, Conflict when `version` is another.
    """
    by.require("organisation.manage")
    cleaned = checked_calendar(fields, at)
    with transaction.atomic():
        row = get_calendar_for(by, calendar_id, is_locked=True)
        before = fields_of_calendar(row)
        names = changed(before, cleaned)
        if not names:
            return row
        if row.version != version:
            raise Conflict
        if row.archived_at is not None:
            raise CalendarIsArchived
        for name, value in columns_of_calendar(cleaned).items():
            setattr(row, name, value)
        row.version += 1
        with refusing_duplicates():
            row.save()
        record(
            by=by,
            verb="organisation.calendar_changed",
            target_kind="calendar",
            target_id=row.pk,
            fields=names,
            at=at,
        )
        emit(CalendarChanged(calendar_id=row.pk, fields=",".join(names), changed_by=by.id))
        until = cleaned.complete_until
        if until is not None and (before.complete_until is None or until > before.complete_until):
            emit(CalendarCompleted(calendar_id=row.pk, until=until.isoformat(), completed_by=by.id))
        signal("organisation:1")
        return row
