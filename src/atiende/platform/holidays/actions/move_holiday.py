from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.holidays.writing import GRANT, move


def move_holiday(*, region: str, on: dt.date, to: dt.date, source: str, by: Actor, at: dt.datetime) -> None:
    """Move a public holiday of a region to another day.

    Audited where it is written. Raises NotPermitted, UnknownRegion, InvalidInput.
    """
    by.require(GRANT)
    with transaction.atomic():
        move(region, on, to, source, by=by, at=at)
