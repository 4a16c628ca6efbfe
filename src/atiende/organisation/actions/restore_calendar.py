"""Use an archived calendar again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import CalendarChanged
from atiende.organisation.models import WorkingCalendar
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def restore_calendar(*, calendar_id: int, by: Actor, at: dt.datetime) -> WorkingCalendar:
    """Restoring it again changes nothing. Raises NotPermitted and NotFound."""
    by.require("organisation.manage")
    with transaction.atomic():
        row = get_calendar_for(by, calendar_id, is_locked=True)
        if row.archived_at is None:
            return row
        row.archived_at = None
        row.save(update_fields=["archived_at"])
        record(by=by, verb="organisation.calendar_restored", target_kind="calendar", target_id=row.pk, at=at)
        emit(CalendarChanged(calendar_id=row.pk, fields="archived_at", changed_by=by.id))
        signal("organisation:1")
        return row
