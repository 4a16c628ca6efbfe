"""Background entrances of privacy."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob
from atiende.privacy.actions.drop_old_exports import drop_old_exports
from atiende.privacy.actions.make_export import make_export


@job("privacy.make_export", retries=0)
def make_requested_export(*, export_id: int, long_job_id: int) -> None:
    with LongJob.running(long_job_id) as progress:
        make_export(export_id=export_id, by=SYSTEM, at=utc_now(), advance=progress.advance)


@job("privacy.drop_old_exports", cron="17 4 * * *", rests=True)
def drop_exports_whose_days_are_over() -> None:
    drop_old_exports(by=SYSTEM, at=utc_now())
