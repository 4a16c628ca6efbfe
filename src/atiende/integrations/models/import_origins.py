"""Which records of another system were brought in already: asked before, kept after, forgotten with a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from atiende.integrations.models.import_run import ImportOrigin
from atiende.platform.postgres.copying import copy_rows
from atiende.platform.postgres.reading import read_rows
from atiende.platform.secrets.fingerprints import fingerprint

ERASED: Final = "erased:"
_COLUMNS: Final = ("source", "kind", "origin_id", "object_id", "of_import_id")
_KNOWN: Final = """
SELECT origin_id, object_id FROM integrations_importorigin
WHERE source = %s AND kind = %s AND origin_id = ANY (%s::text[])
"""


def known_origins(source: str, kind: str, origin_ids: Collection[str]) -> dict[str, int | None]:
    """Origin id → what it is here, None once erased."""
    return dict(read_rows(_KNOWN, [source, kind, list(origin_ids)])) if origin_ids else {}


def erased_among(source: str, kind: str, origin_ids: Iterable[str]) -> set[str]:
    """Those that were erased here at somebody's wish."""
    digests = {_digest(source, kind, each): each for each in origin_ids}
    return {digests[origin] for origin in known_origins(source, kind, digests)} if digests else set()


def has_erased(source: str, kind: str) -> bool:
    """Whether it is worth asking."""
    return ImportOrigin.objects.filter(
        source=source, kind=kind, origin_id__startswith=ERASED, object_id=None
    ).exists()


def keep_origins(source: str, kind: str, import_id: int, kept: Mapping[str, int]) -> None:
    """Origin id → id here. Raises IntegrityError when another import was quicker."""
    if kept:
        copy_rows(
            "integrations_importorigin",
            _COLUMNS,
            ((source, kind, origin, pk, import_id) for origin, pk in kept.items()),
        )


def erase_origins(kind: str, object_id: int) -> int:
    """Keep of this object's origins only what stops it from coming back; how many there were."""
    rows = list(ImportOrigin.objects.select_for_update().filter(kind=kind, object_id=object_id))
    for row in rows:
        row.origin_id, row.object_id = _digest(row.source, row.kind, row.origin_id), None
        row.of_import_id = None
        row.save(update_fields=["origin_id", "object_id", "of_import"])
    return len(rows)


def _digest(source: str, kind: str, origin_id: str) -> str:
    return ERASED + fingerprint(f"{source}\0{kind}\0{origin_id}".encode(), "integrations.import_origin").hex()
