"""Say that it took longer or shorter: a row more, the one of before stays."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Sum

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.tasks.announcing import record_time
from atiende.tasks.errors import MINUTES_WRONG_AGAIN, REASON_MISSING, CorrectionOfCorrection
from atiende.tasks.models import TimeEntry
from atiende.tasks.queries.visibility import WRITE
from atiende.tasks.rules.cleaning import clean_line
from atiende.tasks.rules.time import MOST_MINUTES
from atiende.tickets.queries.visibility import sees


def correct_time(*, entry_id: int, minutes: int, why: str, by: Actor, at: dt.datetime) -> TimeEntry:
    """`minutes`: what it should have been, 0 for nothing at all. Of one's own, or of anybody's for who manages cases.

    As it is already changes nothing. Raises NotPermitted, NotFound, InvalidInput and CorrectionOfCorrection.
    """
    by.require(WRITE)
    reason = clean_line(why)
    if not 0 <= minutes <= MOST_MINUTES:
        raise InvalidInput(fields={"minutes": MINUTES_WRONG_AGAIN})
    if not reason:
        raise InvalidInput(fields={"why": REASON_MISSING})
    with transaction.atomic():
        entry = TimeEntry.objects.select_for_update(of=("self",)).filter(pk=entry_id).first()
        if entry is None or not sees(by, entry.ticket_id):
            raise NotFound
        if entry.agent_id != by.id and not by.may("tickets.manage"):
            raise NotPermitted(missing="tickets.manage")
        if entry.corrects_id is not None:
            raise CorrectionOfCorrection
        corrected = entry.corrections.aggregate(sum=Sum("minutes"))["sum"] or 0
        difference = minutes - entry.minutes - corrected
        if difference == 0:
            return entry
        correction = TimeEntry.objects.create(
            ticket_id=entry.ticket_id,
            agent_id=entry.agent_id,
            agent_label=entry.agent_label,
            minutes=difference,
            is_billable=entry.is_billable,
            what=reason,
            worked_on=entry.worked_on,
            corrects=entry,
            made_at=at,
            made_by_id=by.id,
        )
        record_time(correction, "time_corrected", by=by, at=at)
        return correction
