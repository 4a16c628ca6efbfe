from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.holidays.writing import GRANT, add


def add_holiday(*, region: str, on: dt.date, name: str, source: str, by: Actor, at: dt.datetime) -> None:
    """Add a public holiday to a region.

    Audited where it is written. Raises NotPermitted, UnknownRegion, InvalidInput.
    """
    by.require(GRANT)
    with transaction.atomic():
        add(region, on, name, source, by=by, at=at)
