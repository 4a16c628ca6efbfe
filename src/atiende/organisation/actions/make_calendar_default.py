"""Choose the calendar for whatever names none."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import CalendarIsArchived
from atiende.organisation.events import CalendarMadeDefault
from atiende.organisation.models import WorkingCalendar
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def make_calendar_default(*, calendar_id: int, by: Actor, at: dt.datetime) -> WorkingCalendar:
    """Choosing it again changes nothing. Raises NotPermitted, NotFound and CalendarIsArchived."""
    by.require("organisation.manage")
    with transaction.atomic():
        # All rows are locked in the order of their ids: two choices at once wait and do not block each other.
        list(WorkingCalendar.objects.select_for_update().order_by("id").values_list("id"))
        row = get_calendar_for(by, calendar_id)
        if row.archived_at is not None:
            raise CalendarIsArchived
        if row.is_default:
            return row
        WorkingCalendar.objects.filter(is_default=True).update(is_default=False)
        WorkingCalendar.objects.filter(pk=row.pk).update(is_default=True)
        record(
            by=by, verb="organisation.calendar_made_default", target_kind="calendar", target_id=row.pk, at=at
        )
        emit(CalendarMadeDefault(calendar_id=row.pk, changed_by=by.id))
        signal("organisation:1")
        return get_calendar_for(by, calendar_id)
