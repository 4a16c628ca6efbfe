"""Make a shift pattern, or change one."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.kernel.text import folded
from atiende.organisation.models import ShiftPattern
from atiende.organisation.models.duplicates import refusing_duplicates
from atiende.organisation.rules.roster import PatternFields, problems_of_pattern
from atiende.platform.audit import record


def save_shift_pattern(
    *, pattern_id: int | None, fields: PatternFields, version: int = 0, by: Actor, at: dt.datetime
) -> ShiftPattern:
    """Shifts planned with it stay as they are. `pattern_id` None: a new one.

    Raises NotPermitted, NotFound, InvalidInput, NameTaken, and Conflict when `version` is not the present one.
    """
    by.require("organisation.manage")
    cleaned = fields.cleaned()
    if problems := problems_of_pattern(cleaned):
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        row = _found(pattern_id)
        if pattern_id is not None and row.version != version:
            raise Conflict
        row.name, row.folded_name = cleaned.name, folded(cleaned.name)[:80]
        row.week = [[list(span) for span in day] for day in cleaned.week]
        row.version += pattern_id is not None
        with refusing_duplicates():
            row.save()
        record(
            by=by,
            verb="organisation.shift_pattern_saved",
            target_kind="shift_pattern",
            target_id=row.pk,
            at=at,
        )
        return row


def _found(pattern_id: int | None) -> ShiftPattern:
    if pattern_id is None:
        return ShiftPattern()
    row = ShiftPattern.objects.select_for_update().filter(pk=pattern_id).first()
    if row is None:
        raise NotFound
    return row
