"""Bringing contents from another place into the one in use: by hash, checked, none twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from atiende.kernel.s3_address import is_s3_address
from atiende.platform.models.files import StoredFileRow
from atiende.platform.storage.errors import FileMissing
from atiende.platform.storage.folder import CHUNK_BYTES
from atiende.platform.storage.places import place, s3_place

Open = Callable[[str], BinaryIO]


@dataclass(frozen=True, slots=True)
class Copied:
    """`lost`: contents that the other place lacks too, or holds damaged."""

    copied: int
    there_already: int
    lost: tuple[str, ...]


def copy_contents(source: str, *, advance: Callable[[int, int], None]) -> Copied:
    """Copy every content that the table knows and this place lacks from `source`, a folder or an s3:// address.

    Raises DiskFull, FileStoreUnusable, and ValueError for an address that is none.
    """
    opened = _opener(source)
    total = StoredFileRow.objects.count()
    known = StoredFileRow.objects.order_by("sha256").values_list("sha256", flat=True)
    wanted = list(place().missing(known.iterator()))
    lost = []
    for done, sha256 in enumerate(wanted, 1):
        if not _copy(opened, sha256):
            lost.append(sha256)
        advance(done, len(wanted))
    return Copied(len(wanted) - len(lost), total - len(wanted), tuple(lost))


def _copy(opened: Open, sha256: str) -> bool:
    try:
        with opened(sha256) as content:
            # Hashed on its own first: what is damaged must not come in under another name.
            if _digest_of(content) != sha256:
                return False
            content.seek(0)
            written = place().write([_chunks(content)])
    except (FileMissing, FileNotFoundError):
        return False
    try:
        place().put_in_place(written)
    finally:
        for each in written:
            each.discard()
    return True


def _opener(source: str) -> Open:
    if is_s3_address(source):
        return s3_place(source).open_content
    root = Path(source)
    if not root.is_dir():
        raise ValueError(source)
    return lambda sha256: (root / sha256[:2] / sha256[2:]).open("rb")


def _digest_of(content: BinaryIO) -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(content):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(content: BinaryIO) -> Iterator[bytes]:
    while chunk := content.read(CHUNK_BYTES):
        yield chunk
