"""Put a calendar away: who named it works by the default one from then on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.errors import CalendarIsDefault
from atiende.organisation.events import CalendarChanged
from atiende.organisation.models import WorkingCalendar
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def archive_calendar(*, calendar_id: int, by: Actor, at: dt.datetime) -> WorkingCalendar:
    """Archiving it again changes nothing. Raises NotPermitted, NotFound and CalendarIsDefault."""
    by.require("organisation.manage")
    with transaction.atomic():
        row = get_calendar_for(by, calendar_id, is_locked=True)
        if row.archived_at is not None:
            return row
        if row.is_default:
            raise CalendarIsDefault
        row.archived_at = at
        row.save(update_fields=["archived_at"])
        record(by=by, verb="organisation.calendar_archived", target_kind="calendar", target_id=row.pk, at=at)
        emit(CalendarChanged(calendar_id=row.pk, fields="archived_at", changed_by=by.id))
        signal("organisation:1")
        return row
