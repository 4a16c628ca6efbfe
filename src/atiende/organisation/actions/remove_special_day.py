"""Have a calendar treat a day as any other of its weekday."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import CalendarChanged
from atiende.organisation.models import SpecialDay
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def remove_special_day(*, calendar_id: int, day: dt.date, by: Actor, at: dt.datetime) -> None:
    """A day that is not there is no error. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        row = get_calendar_for(by, calendar_id, is_locked=True)
        if not SpecialDay.objects.filter(calendar=row, day=day).delete()[0]:
            return
        record(
            by=by,
            verb="organisation.calendar_changed",
            target_kind="calendar",
            target_id=row.pk,
            fields=("special_days",),
            at=at,
        )
        emit(CalendarChanged(calendar_id=row.pk, fields="special_days", changed_by=by.id))
        signal("organisation:1")
