"""Files that answer fields: held by the case while the answer stands."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.platform.storage import find_file, hold, release
from atiende.tickets.models.concern import FieldFile
from atiende.tickets.rules.incoming import NewAttachment


def put_field_file(ticket_id: int, key: str, file: NewAttachment) -> None:
    """In place of the one that was there. Raises FileMissing."""
    assert file.file_id is not None
    hold(find_file(file.file_id))
    drop_field_files(ticket_id, keys=[key])
    FieldFile.objects.create(
        ticket_id=ticket_id,
        key=key,
        file_id=file.file_id,
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        sha256=file.sha256,
    )


def drop_field_files(*ticket_ids: int, keys: Iterable[str] | None = None) -> None:
    """Let go of the files of these cases: of these fields, or of all (None)."""
    rows = FieldFile.objects.filter(ticket_id__in=ticket_ids)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    held = list(rows.values_list("file_id", flat=True))
    rows.delete()
    for file_id in sorted(held):
        release(file_id)
