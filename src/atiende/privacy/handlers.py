"""Reactions of privacy."""

from __future__ import annotations

from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles
from atiende.privacy.events import ExportRequested
from atiende.privacy.jobs import make_requested_export


@handles(ExportRequested)
def on_export_requested(event: ExportRequested, delivery: Delivery) -> None:
    defer(make_requested_export, export_id=event.export_id, long_job_id=event.long_job_id)
