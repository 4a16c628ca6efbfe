from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.holidays.writing import GRANT, take_away


def remove_holiday(*, region: str, on: dt.date, source: str, by: Actor, at: dt.datetime) -> None:
    """Say that a day is no public holiday in a region.

    Audited where it is written. Raises NotPermitted, UnknownRegion, InvalidInput.
    """
    by.require(GRANT)
    with transaction.atomic():
        take_away(region, on, source, by=by, at=at)
