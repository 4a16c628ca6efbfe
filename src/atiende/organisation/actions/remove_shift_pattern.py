"""Remove a shift pattern; shifts planned with it stay."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.models import ShiftPattern
from atiende.platform.audit import record


def remove_shift_pattern(*, pattern_id: int, by: Actor, at: dt.datetime) -> None:
    """One that is not there is no error. Raises NotPermitted."""
    by.require("organisation.manage")
    with transaction.atomic():
        if ShiftPattern.objects.filter(pk=pattern_id).delete()[0]:
            record(
                by=by,
                verb="organisation.shift_pattern_removed",
                target_kind="shift_pattern",
                target_id=pattern_id,
                at=at,
            )
