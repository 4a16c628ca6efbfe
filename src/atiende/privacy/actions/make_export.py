"""Make the file of an export that somebody asked for."""

from __future__ import annotations

import datetime as dt
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.storage import StoredFile, hold, store
from atiende.privacy.actions.export_customer import export_customer
from atiende.privacy.errors import ExportNotReady
from atiende.privacy.models import CustomerExport


def make_export(*, export_id: int, by: Actor, at: dt.datetime, advance: Callable[[], None]) -> int:
    """The id of the stored file; once made, it is not made again.

    Raises ExportNotReady when it was dropped meanwhile, for instance by an erasure, and what export_customer raises.
    """
    export = CustomerExport.objects.filter(pk=export_id).first()
    if export is None:
        raise ExportNotReady
    if export.file_id is not None:
        return export.file_id
    with tempfile.TemporaryDirectory(prefix="atiende-export-") as place:
        folder = Path(place) / "export"
        export_customer(customer_id=export.customer_id, folder=folder, by=by, at=at, advance=advance)
        packed = _packed(folder, Path(place) / "export.zip")
        return _kept(export_id, packed, at)


def _packed(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return target


def _kept(export_id: int, packed: Path, at: dt.datetime) -> int:
    """Held by its row in one transaction; when an erasure took the row away meanwhile, the file is not kept."""
    with packed.open("rb") as stream, transaction.atomic():
        export = CustomerExport.objects.select_for_update().filter(pk=export_id).first()
        if export is None:
            raise ExportNotReady
        file: StoredFile = store(
            stream, name=f"customer-{export.customer_id}.zip", media_type="application/zip"
        )
        hold(file)
        export.file_id, export.ready_at = file.id, at
        export.save(update_fields=["file_id", "ready_at"])
        return file.id
