"""Give a calendar a day that differs from its weekday."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.events import CalendarChanged
from atiende.organisation.models import SpecialDay
from atiende.organisation.queries.calendars import get_calendar_for
from atiende.organisation.rules.calendar import SpecialDayFields, problems_of_special_day
from atiende.organisation.rules.hours import pairs_of
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def set_special_day(*, calendar_id: int, fields: SpecialDayFields, by: Actor, at: dt.datetime) -> SpecialDay:
    """A day that is there already gets this name and these hours. Raises NotPermitted, NotFound and InvalidInput."""
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_special_day(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        row = get_calendar_for(by, calendar_id, is_locked=True)
        wished = {"name": cleaned.name, "hours": pairs_of(cleaned.hours)}
        kept = SpecialDay.objects.filter(calendar=row, day=cleaned.day).first()
        if kept is not None and {"name": kept.name, "hours": kept.hours} == wished:
            return kept
        made, _ = SpecialDay.objects.update_or_create(calendar=row, day=cleaned.day, defaults=wished)
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
        return made
