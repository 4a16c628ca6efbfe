"""Make the file of a list that somebody asked for, with what they see at that moment."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs.progress import LongJob
from atiende.platform.storage import hold, store
from atiende.tickets.queries import Asked, cells_of, count_of_view, ids_of_view
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import read_condition
from atiende.views.doing_as import doing_as
from atiende.views.errors import ExportNotReady
from atiende.views.models import ListExport
from atiende.views.queries.columns import cell_of, column_word, own_columns
from atiende.views.rules.exporting import MOST_ROWS
from atiende.views.spreadsheet import Cell, write_csv, write_xlsx

_PAGE = 500
_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def make_list_export(*, export_id: int, progress: LongJob, at: dt.datetime) -> None:
    """Never with words of messages or notes. Raises NotPermitted, ExportNotReady and LongJobCancelled."""
    export = ListExport.objects.filter(pk=export_id, file_id=None).first()
    if export is None:
        raise ExportNotReady
    with doing_as(export.requested_by_id) as by, tempfile.TemporaryDirectory(prefix="atiende-list-") as place:
        by.require("tickets.export")
        asked = Asked(
            condition=read_condition(export.condition), order=Order(export.order), now=timezone.localtime(at)
        )
        progress.announce_total(count_of_view(by, asked.condition, now=asked.now, most=MOST_ROWS))
        columns = list(export.columns)
        own = own_columns()
        heads = [column_word(name, own) for name in columns]
        path = Path(place) / f"list.{export.format}"
        title = export.name or gettext("Cases")
        rows = _rows(by, asked, columns, progress)
        count = (
            write_csv(path, heads, rows) if export.format == "csv" else write_xlsx(path, title, heads, rows)
        )
        _kept(export, path, count, by, at)


def _rows(by: Actor, asked: Asked, columns: Sequence[str], progress: LongJob) -> Iterator[list[Cell]]:
    after, count = "", 0
    while count < MOST_ROWS:
        ids, after = ids_of_view(by, asked, after=after, size=_PAGE)
        for row in cells_of(ids):
            yield [cell_of(name, row) for name in columns]
        count += len(ids)
        progress.advance(len(ids))
        if not after:
            return


def _kept(export: ListExport, path: Path, count: int, by: Actor, at: dt.datetime) -> None:
    """When an erasure took the row away meanwhile, the file is not kept."""
    with path.open("rb") as stream, transaction.atomic():
        held = ListExport.objects.select_for_update().filter(pk=export.pk).first()
        if held is None:
            raise ExportNotReady
        file = store(stream, name=f"atiende-{export.pk}.{export.format}", media_type=_TYPES[export.format])
        hold(file)
        held.file_id, held.rows, held.ready_at = file.id, count, at
        held.save(update_fields=["file_id", "rows", "ready_at"])
        record(
            by=by,
            verb="views.export_made",
            target_kind="list_export",
            target_id=export.pk,
            fields=export.columns,
            at=at,
            details={"rows": count, "format": export.format},
        )
