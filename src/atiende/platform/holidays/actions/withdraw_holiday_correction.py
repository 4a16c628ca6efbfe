from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.audit import record
from atiende.platform.holidays.writing import GRANT
from atiende.platform.models.holidays import HolidayCorrection


def withdraw_holiday_correction(*, correction_id: int, by: Actor, at: dt.datetime) -> None:
    """Let what ships stand again on the day of a correction. Raises NotPermitted, NotFound."""
    by.require(GRANT)
    with transaction.atomic():
        row = HolidayCorrection.objects.select_for_update().filter(pk=correction_id).first()
        if row is None:
            raise NotFound
        record(
            by=by,
            verb="platform.holiday_correction_withdrawn",
            target_kind="region",
            target_id=row.region,
            at=at,
            details={"on": row.on.isoformat()},
        )
        row.delete()
