"""Reactions of catalogue."""

from __future__ import annotations

from atiende.catalogue.events import ImportStarted
from atiende.catalogue.jobs import import_file
from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles


@handles(ImportStarted)
def on_import_started(event: ImportStarted, delivery: Delivery) -> None:
    defer(
        import_file,
        long_job_id=event.long_job_id,
        file_id=event.file_id,
        kind=event.kind,
        language=event.language,
    )
