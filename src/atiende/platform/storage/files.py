"""Keeping files by content: the same content twice is one file, and it goes when nobody holds it any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.db import connection, transaction
from django.db.models import Case, F, QuerySet, Value, When

from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import one_line
from atiende.platform.models.files import StoredFileRow
from atiende.platform.storage import folder

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}")
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]+')
ANY_TYPE = "application/octet-stream"
# A content that is there already is found again: its grace begins anew while nobody holds it.
_STORE = """
INSERT INTO platform_stored_file AS known
    (sha256, size, media_type, name, "references", stored_at, unused_since, missing_since)
VALUES (%s, %s, %s, %s, 0, %s, %s, NULL)
ON CONFLICT (sha256) DO UPDATE SET missing_since = NULL,
    unused_since = CASE WHEN known."references" = 0 THEN excluded.unused_since ELSE known.unused_since END
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as others know it. `sha256` is the digest of its content, `size` is in bytes."""

    id: int
    sha256: str
    size: int
    name: str
    media_type: str


def store(
    content: bytes | BinaryIO | Iterable[bytes], *, name: str, media_type: str, limit_bytes: int | None = None
) -> StoredFile:
    """Keep a content, held by nobody yet: whoever needs it calls `hold` in the same transaction.

    Raises DiskFull, FileTooLarge, FileStoreUnusable.
    """
    written = folder.write(_chunks(content), limit_bytes=limit_bytes)
    name, media_type = safe_name(name), safe_media_type(media_type)
    try:
        with transaction.atomic(savepoint=False):
            lock_content(written.sha256)
            folder.put_in_place(written)
            file_id = _put_in_list(written, name, media_type)
    finally:
        written.path.unlink(missing_ok=True)
    return StoredFile(file_id, written.sha256, written.size, name, media_type)


def hold(file: StoredFile | int) -> None:
    """Count one more who needs the file. Raises NotFound."""
    if not _row(file).update(references=F("references") + 1, unused_since=None):
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
    """The content, to be read and closed. Raises FileMissing."""
    return folder.open_content(file.sha256)


def lock_content(sha256: str) -> None:
    """Until the transaction ends, nobody else puts this content in its place or takes it away."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [sha256])


def safe_name(name: str) -> str:
    """A file name without folders, control characters, direction overrides or a leading dot."""
    cleaned = _NOT_IN_NAMES.sub("_", one_line(name, limit=150)).lstrip(". ")
    return cleaned or "file"


def safe_media_type(media_type: str) -> str:
    """The type without parameters, or the one that promises nothing."""
    plain = media_type.partition(";")[0].strip().lower()
    return plain if _MEDIA_TYPE.fullmatch(plain) else ANY_TYPE


def _put_in_list(written: folder.Written, name: str, media_type: str) -> int:
    now = utc_now()
    with connection.cursor() as cursor:
        cursor.execute(_STORE, [written.sha256, written.size, media_type, name, now, now])
        return int(cursor.fetchone()[0])


def _row(file: StoredFile | int) -> QuerySet[StoredFileRow]:
    return StoredFileRow.objects.filter(pk=file if isinstance(file, int) else file.id)


def _chunks(content: bytes | BinaryIO | Iterable[bytes]) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif hasattr(content, "read"):
        while chunk := content.read(folder.CHUNK_BYTES):
            yield chunk
    else:
        yield from content
