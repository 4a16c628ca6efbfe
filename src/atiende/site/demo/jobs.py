"""Background entrances of the demonstration. It comes in one transaction, so how far it is cannot be seen meanwhile."""

from __future__ import annotations

from dataclasses import asdict

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob
from atiende.site.demo.loading import load_demonstration
from atiende.site.demo.removing import remove_demonstration


@job("site.load_demonstration", retries=0)
def load_in_background(*, long_job_id: int) -> None:
    with LongJob.running(long_job_id) as progress:
        loaded = load_demonstration(by=SYSTEM, at=utc_now())
        progress.result = asdict(loaded)
        progress.advance(loaded.tickets)


@job("site.remove_demonstration", retries=0)
def remove_in_background(*, long_job_id: int) -> None:
    with LongJob.running(long_job_id) as progress:
        removed = remove_demonstration(by=SYSTEM, at=utc_now())
        progress.result = {"tickets": removed}
        progress.advance(removed)
