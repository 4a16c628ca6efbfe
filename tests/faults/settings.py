"""The product's settings, with a room of the tests beside its own: actions that the fault loops can count.

The clock of these processes, though not that of the database, can be moved by writing seconds into DATA/clock-offset.
"""

from __future__ import annotations

import datetime as dt
import time
from types import SimpleNamespace

from atiende.kernel import clock
from atiende.site import settings as product
from atiende.site.settings import *  # noqa: F403

INSTALLED_APPS = [*product.INSTALLED_APPS, "tests.faults"]
ROOT_URLCONF = "tests.faults.urls"

_OFFSET = product.DATA / "clock-offset"
_true_time = time.time


def _moved_by() -> float:
    try:
        return float(_OFFSET.read_text() or 0)
    except OSError:
        return 0.0


class _MovedClock(dt.datetime):
    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
        return dt.datetime.now(tz) + dt.timedelta(seconds=_moved_by())


clock.dt = SimpleNamespace(datetime=_MovedClock, UTC=dt.UTC)  # type: ignore[assignment]
time.time = lambda: _true_time() + _moved_by()
