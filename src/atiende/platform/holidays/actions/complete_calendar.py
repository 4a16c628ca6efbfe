from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.holidays.writing import GRANT, complete


def complete_calendar(*, region: str, until: dt.date, source: str, by: Actor, at: dt.datetime) -> None:
    """Say up to when the holidays of a region were checked.

    Audited where it is written. Raises NotPermitted, UnknownRegion, InvalidInput.
    """
    by.require(GRANT)
    with transaction.atomic():
        complete(region, until, source, by=by, at=at)
