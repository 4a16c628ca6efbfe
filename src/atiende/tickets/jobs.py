"""Work in the background."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.tickets.models.submitting import forget_submissions

KEPT = dt.timedelta(days=2)
"""Nobody presses the same button again after that."""


@job("tickets.forget_submissions", cron="17 3 * * *", retries=0)
def forget_old_submissions() -> None:
    forget_submissions(before=utc_now() - KEPT)
