"""Background entrance of the limits."""

from __future__ import annotations

from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.limits import forget_past_windows


@job("platform.forget_past_limits", cron="50 3 * * *")
def forget_past_limits() -> None:
    forget_past_windows(utc_now())
