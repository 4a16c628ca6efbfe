"""Bulk changes and lists as files: each person sees their own."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.views.models import BulkChange, ListExport
from atiende.views.rules.bulk import UNDONE_WITHIN_DAYS
from atiende.views.rules.exporting import KEPT_HOURS

_SHOWN = 30


def get_bulk_change_for(actor: Actor, bulk_id: int) -> BulkChange:
    """Raises NotFound, also for who did not ask for it."""
    found = (
        BulkChange.objects.select_related("undone_by").filter(pk=bulk_id, requested_by_id=actor.id).first()
    )
    if found is None or not actor.may("tickets.read"):
        raise NotFound
    return found


def bulk_changes_of(actor: Actor) -> list[BulkChange]:
    rows = BulkChange.objects.select_related("undone_by").filter(requested_by_id=actor.id)
    return list(rows.order_by("-pk")[:_SHOWN])


def may_undo(bulk: BulkChange, *, at: dt.datetime) -> bool:
    """Once, within some days, and only what changed something."""
    is_young = at - bulk.requested_at < dt.timedelta(days=UNDONE_WITHIN_DAYS)
    is_undone = hasattr(bulk, "undone_by")
    return bool(bulk.finished_at and bulk.changed and is_young and not is_undone and bulk.undoes_id is None)


def get_list_export_for(actor: Actor, export_id: int) -> ListExport:
    """Raises NotPermitted, and NotFound also for who did not ask for it."""
    actor.require("tickets.export")
    found = ListExport.objects.filter(pk=export_id, requested_by_id=actor.id).first()
    if found is None:
        raise NotFound
    return found


def list_exports_of(actor: Actor, *, at: dt.datetime) -> list[ListExport]:
    rows = ListExport.objects.filter(
        requested_by_id=actor.id, requested_at__gt=at - dt.timedelta(hours=KEPT_HOURS)
    )
    return list(rows.order_by("-pk")[:_SHOWN])
