"""Background entrances of views."""

from __future__ import annotations

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob
from atiende.views.actions.drop_old_lists import drop_old_lists
from atiende.views.actions.finish_bulk_change import finish_bulk_change
from atiende.views.actions.make_list_export import make_list_export
from atiende.views.actions.run_bulk_change import run_bulk_change


@job("views.run_bulk_change", retries=0)
def run_requested_change(*, bulk_id: int, long_job_id: int) -> None:
    try:
        with LongJob.running(long_job_id) as progress:
            run_bulk_change(bulk_id=bulk_id, progress=progress, at=utc_now())
    finally:
        finish_bulk_change(bulk_id=bulk_id, at=utc_now())


@job("views.make_list_export", retries=0)
def make_requested_list(*, export_id: int, long_job_id: int) -> None:
    with LongJob.running(long_job_id) as progress:
        make_list_export(export_id=export_id, progress=progress, at=utc_now())


@job("views.drop_old_lists", cron="41 * * * *", rests=True)
def drop_lists_whose_time_is_over() -> None:
    drop_old_lists(by=SYSTEM, at=utc_now())
