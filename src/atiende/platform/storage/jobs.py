"""Background entrances of the file store."""

from __future__ import annotations

from atiende.kernel.clock import utc_now
from atiende.platform.jobs import job
from atiende.platform.storage.sweeping import BATCH, remove_unused, sweep_folder


@job("platform.remove_unused_files", cron="23 * * * *", rests=True)
def remove_unused_files() -> None:
    while remove_unused(utc_now()) == BATCH:
        pass


@job("platform.sweep_files", cron="41 3 * * *", rests=True)
def sweep_files() -> None:
    sweep_folder(utc_now())
