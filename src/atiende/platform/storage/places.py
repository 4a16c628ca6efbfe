"""Where contents lie: a folder, or a store that speaks S3. Chosen by the setting, loaded only then."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Protocol, cast

from django.conf import settings

from atiende.kernel.s3_address import is_s3_address
from atiende.platform.storage import folder


class Written(Protocol):
    """A content that was read to its end and has no place yet."""

    @property
    def sha256(self) -> str: ...

    @property
    def size(self) -> int: ...

    def discard(self) -> None:
        """Forget it, wherever it waits; one that was put in its place stays there."""


class Place(Protocol):
    """The same door for every kind. Its refusals: DiskFull, FileTooLarge, FileStoreUnusable, FileMissing."""

    def write(self, contents: Iterable[Iterable[bytes]], *, limit_bytes: int | None = None) -> list[Any]: ...

    def put_in_place(self, contents: Iterable[Any]) -> None: ...

    def open_content(self, sha256: str) -> BinaryIO: ...

    def remove_content(self, sha256: str) -> None: ...

    def has_content(self, sha256: str) -> bool: ...

    def missing(self, sha256s: Iterable[str]) -> Iterator[str]:
        """Which of these, given in ascending order, are not there."""

    def contents_older_than(self, instant: float) -> Iterator[str]: ...

    def remove_unfinished_older_than(self, instant: float) -> int: ...


_FOLDER: Place = folder


def place() -> Place:
    """The place of the setting ATIENDE_FILES."""
    return s3_place(settings.FILES_ROOT) if is_s3_address(str(settings.FILES_ROOT)) else _FOLDER


def s3_place(address: str) -> Place:
    """A store by its address; its library is loaded now."""
    module = importlib.import_module("atiende.platform.storage.s3")
    return cast(Place, module.store_of(address))
