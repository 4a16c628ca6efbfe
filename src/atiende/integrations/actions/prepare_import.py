"""Take in a file of another system, and say what it is."""

from __future__ import annotations

import datetime as dt
from typing import BinaryIO, Final

from django.db import transaction

from atiende.integrations.importing.opening import opened
from atiende.integrations.importing.recognising import Recognised, recognise
from atiende.integrations.importing.stored import stored_as_path
from atiende.integrations.models import Import
from atiende.integrations.rules.importing.records import KINDS, SYSTEMS
from atiende.integrations.rules.importing.refusals import UNKNOWN_KIND
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.storage import hold, store

MOST_BYTES: Final = 500_000_000


def prepare_import(
    *, kind: str, brand_id: int, content: BinaryIO, name: str, system: str = "", by: Actor, at: dt.datetime
) -> int:
    """The id of the import, to be tried or started. The file is kept a week at most.

    Raises NotPermitted, InvalidInput, NotFound, BrandIsArchived, UnreadableImport, FileTooLarge and DiskFull.
    """
    by.require("settings.manage")
    if kind not in KINDS or (system and system not in SYSTEMS):
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    brand = get_open_brand_for(by, brand_id)
    with transaction.atomic():
        kept = store(content, name=name, media_type="application/octet-stream", limit_bytes=MOST_BYTES)
        hold(kept)
        found = _recognised(kept.id, kept.name, kind, system)
        row = Import.objects.create(
            kind=kind,
            system=found.system,
            source=found.source,
            brand=brand,
            file_id=kept.id,
            file_name=one_line(name),
            headings=_told(found),
            begun_by_id=by.id,
            begun_by_label=by.label[:200],
            begun_at=at,
        )
        record(by=by, verb="integrations.import_prepared", target_kind="import", target_id=row.pk, at=at)
        return int(row.pk)


def _recognised(file_id: int, name: str, kind: str, system: str) -> Recognised:
    with stored_as_path(file_id) as path, opened([(name, path)]) as sources:
        return recognise(sources, kind, system=system)


def _told(found: Recognised) -> list[dict[str, object]]:
    """Each heading of a table with what it was taken for and what stands under it."""
    told = found.headings
    if told is None:
        return []
    return [
        {
            "heading": heading[:200],
            "column": told.guessed[index],
            "sample": [row[index] for row in told.sample if index < len(row) and row[index]][:2],
        }
        for index, heading in enumerate(told.written[:100])
    ]
