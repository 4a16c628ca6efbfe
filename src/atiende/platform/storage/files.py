"""Keeping files by content: the same content twice is one file, and it goes when nobody holds it any more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import one_line
from atiende.platform.models.files import StoredFileRow
from atiende.platform.postgres.reading import read_rows
from atiende.platform.postgres.writing import write
from atiende.platform.storage.folder import CHUNK_BYTES
from atiende.platform.storage.places import Written, place

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}")
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]+')
ANY_TYPE = "application/octet-stream"
# A content that is there already is found again: its grace begins anew while nobody holds it.
_STORE = """
INSERT INTO platform_stored_file AS known
    (sha256, size, media_type, name, "references", stored_at, unused_since, missing_since)
SELECT sha256, size, media_type, name, 0, %s::timestamptz, %s::timestamptz, NULL
FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::text[]) AS content (sha256, size, media_type, name)
ON CONFLICT (sha256) DO UPDATE SET missing_since = NULL,
    unused_since = CASE WHEN known."references" = 0 THEN excluded.unused_since ELSE known.unused_since END
RETURNING sha256, id
"""
# In one order for everybody, so that two who store the same contents do not wait for each other.
_LOCK = """
SELECT pg_advisory_xact_lock(wanted.key)
FROM (SELECT DISTINCT hashtextextended(sha256, 7) AS key FROM unnest(%s::text[]) AS sha256 ORDER BY 1) AS wanted
"""
_HOLD = """
UPDATE platform_stored_file AS known SET "references" = known."references" + held.times, unused_since = NULL
FROM unnest(%s::bigint[], %s::integer[]) AS held (id, times) WHERE known.id = held.id
"""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as others know it. `sha256` is the digest of its content, `size` is in bytes."""

    id: int
    sha256: str
    size: int
    name: str
    media_type: str


@dataclass(frozen=True, slots=True)
class NewContent:
    """A content to be stored, with the name and type that it was given."""

    content: bytes
    name: str
    media_type: str


def store(
    content: bytes | BinaryIO | Iterable[bytes], *, name: str, media_type: str, limit_bytes: int | None = None
) -> StoredFile:
    """Keep a content, held by nobody yet: whoever needs it calls `hold` in the same transaction.

    Raises DiskFull, FileTooLarge, FileStoreUnusable.
    """
    (written,) = place().write([_chunks(content)], limit_bytes=limit_bytes)
    return _listed([_Named(written, safe_name(name), safe_media_type(media_type))])[0]


def store_all(contents: Iterable[NewContent]) -> list[StoredFile]:
    """Keep several contents as `store` does, all of them or none, in their order. Raises as `store`."""
    new = list(contents)
    if not new:
        return []
    written = place().write([each.content] for each in new)
    named = zip(written, new, strict=True)
    return _listed(
        [_Named(file, safe_name(each.name), safe_media_type(each.media_type)) for file, each in named]
    )


def hold(*files: StoredFile | int) -> None:
    """Count one more who needs each file. Raises NotFound when one of them is not there."""
    times = Counter(file if isinstance(file, int) else file.id for file in files)
    ids = sorted(times)
    if ids and write(_HOLD, [ids, [times[file_id] for file_id in ids]]) != len(ids):
        raise NotFound


def release(file: StoredFile | int) -> None:
    """Count one less; when nobody is left, the file goes after a grace. Raises NotFound when nobody held it."""
    left = Case(When(references=1, then=Value(utc_now())), default=None)
    if not _row(file).filter(references__gt=0).update(references=F("references") - 1, unused_since=left):
        raise NotFound


def find_file(file_id: int) -> StoredFile:
    """Raises NotFound."""
    row = StoredFileRow.objects.filter(pk=file_id).first()
    if row is None:
        raise NotFound
    return StoredFile(row.pk, row.sha256, row.size, row.name, row.media_type)


def open_file(file: StoredFile) -> BinaryIO:
    """The content, to be read and closed. Raises FileMissing, FileStoreUnusable."""
    return place().open_content(file.sha256)


def lock_contents(sha256s: Iterable[str]) -> None:
    """Until the transaction ends, nobody else puts these contents in their places or takes them away."""
    write(_LOCK, [list(sha256s)])


def safe_name(name: str) -> str:
    """A file name without folders, control characters, direction overrides or a leading dot."""
    cleaned = _NOT_IN_NAMES.sub("_", one_line(name, limit=150)).lstrip(". ")
    return cleaned or "file"


def safe_media_type(media_type: str) -> str:
    """The type without parameters, or the one that promises nothing."""
    plain = media_type.partition(";")[0].strip().lower()
    return plain if _MEDIA_TYPE.fullmatch(plain) else ANY_TYPE


@dataclass(frozen=True, slots=True)
class _Named:
    written: Written
    name: str
    media_type: str


def _listed(named: list[_Named]) -> list[StoredFile]:
    """Put what was written in its places and in the list; nothing unfinished is left behind."""
    try:
        with transaction.atomic(savepoint=False):
            lock_contents(each.written.sha256 for each in named)
            place().put_in_place(each.written for each in named)
            ids = _put_in_list(named)
    finally:
        _clear(named)
    return [
        StoredFile(
            ids[each.written.sha256], each.written.sha256, each.written.size, each.name, each.media_type
        )
        for each in named
    ]


def _put_in_list(named: list[_Named]) -> dict[str, int]:
    """The id of each content: the same one twice is one row."""
    now, once = utc_now(), {each.written.sha256: each for each in named}
    rows = [once[sha256] for sha256 in sorted(once)]
    columns = [
        [row.written.sha256 for row in rows],
        [row.written.size for row in rows],
        [row.media_type for row in rows],
        [row.name for row in rows],
    ]
    return dict(read_rows(_STORE, [now, now, *columns]))


def _clear(named: list[_Named]) -> None:
    for each in named:
        each.written.discard()


def _row(file: StoredFile | int) -> QuerySet[StoredFileRow]:
    return StoredFileRow.objects.filter(pk=file if isinstance(file, int) else file.id)


def _chunks(content: bytes | BinaryIO | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif hasattr(content, "read"):
        while chunk := content.read(CHUNK_BYTES):
            yield chunk
    else:
        yield from content
