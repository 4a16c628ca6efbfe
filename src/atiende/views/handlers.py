"""Reactions of views: its own requests start its jobs."""

from __future__ import annotations

from atiende.platform.jobs import defer
from atiende.platform.outbox import Delivery, handles
from atiende.views.events import BulkChangeRequested, ListExportRequested
from atiende.views.jobs import make_requested_list, run_requested_change


@handles(BulkChangeRequested)
def on_bulk_change_requested(event: BulkChangeRequested, delivery: Delivery) -> None:
    defer(run_requested_change, bulk_id=event.bulk_id, long_job_id=event.long_job_id)


@handles(ListExportRequested)
def on_list_export_requested(event: ListExportRequested, delivery: Delivery) -> None:
    defer(make_requested_list, export_id=event.export_id, long_job_id=event.long_job_id)
