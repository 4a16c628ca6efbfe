"""Work in the background."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.tasks.actions.remind_approvers import remind_approvers


@job("tasks.remind_approvers", cron="12 * * * *", retries=0, rests=True)
def remind_awaited() -> None:
    """Every hour: whoever is awaited by tomorrow or longer, once a day."""
    remind_approvers(by=SYSTEM, at=utc_now())
