"""Background entrances of customers."""

from __future__ import annotations

from atiende.customers.actions.propose_duplicates import propose_duplicates
from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.jobs.progress import LongJob


@job("customers.propose_duplicates", cron="23 2 * * *", retries=0)
def propose_duplicates_nightly() -> None:
    propose_duplicates(by=SYSTEM, at=utc_now())


@job("customers.search_duplicates", retries=0)
def search_duplicates(*, long_job_id: int) -> None:
    with LongJob.running(long_job_id, total=1) as progress:
        progress.result = {"found": propose_duplicates(by=SYSTEM, at=utc_now())}
        progress.advance()
