"""Contents in a store that speaks S3: an object PREFIX/ab/cdef… by its SHA-256, whole or not at all.

A content is read to its end, and hashed, before the first byte of it goes out; the server takes an object whole or
refuses it. One that is there is never written over: who comes second leaves it.
"""

from __future__ import annotations

import functools
import hashlib
import io
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any, BinaryIO, Final

from botocore.exceptions import ClientError

from atiende.kernel.s3_address import S3Address, read_s3_address
from atiende.platform.storage.errors import FileMissing, FileTooLarge
from atiende.platform.storage.folder import CHUNK_BYTES
from atiende.platform.storage.s3_client import as_refusals, client_of, code_of, is_gone
from atiende.platform.storage.s3_reading import ObjectReader

_IN_MEMORY_BYTES: Final = 1024 * 1024
_AT_ONCE: Final = 8
_THERE_ALREADY: Final = frozenset({"PreconditionFailed", "412", "ConditionalRequestConflict", "409"})
_NOT_UNDERSTOOD: Final = frozenset({"NotImplemented", "501"})
_HEX: Final = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class Written:
    """A content read to its end, waiting in memory or in a nameless file of this machine."""

    file: IO[bytes]
    sha256: str
    size: int

    def discard(self) -> None:
        self.file.close()


class S3Store:
    """Safe for several threads."""

    def __init__(self, address: S3Address) -> None:
        self.address = address
        self._client = client_of(address)

    def write(self, contents: Iterable[Iterable[bytes]], *, limit_bytes: int | None = None) -> list[Written]:
        """Each content is in the store afterwards, known to nobody. Raises DiskFull, FileTooLarge, FileServerAway."""
        written: list[Written] = []
        try:
            for chunks in contents:
                written.append(_taken_in(chunks, limit_bytes))
            self._put_all(written)
        except BaseException:
            for each in written:
                each.discard()
            raise
        return written

    def put_in_place(self, contents: Iterable[Written]) -> None:
        """They went out before the transaction began; meanwhile sweeping may have taken one away."""
        self._put_all(list(contents))

    def open_content(self, sha256: str) -> BinaryIO:
        """Raises FileMissing, FileServerAway."""
        size = self._size_of(sha256)
        if size is None:
            raise FileMissing
        reader = ObjectReader(self._client, self.address.bucket, self._key(sha256), size)
        return io.BufferedReader(reader, CHUNK_BYTES)

    def remove_content(self, sha256: str) -> None:
        with as_refusals():
            self._client.delete_object(Bucket=self.address.bucket, Key=self._key(sha256))

    def has_content(self, sha256: str) -> bool:
        return self._size_of(sha256) is not None

    def missing(self, sha256s: Iterable[str]) -> Iterator[str]:
        """By one walk through the list of the store, which is in the same order."""
        there = (sha256 for sha256, _at in self._listed())
        wanted = iter(sha256s)
        first = next(
            wanted, None
        )  # what is asked for is read before the list: nothing stored since can be missing
        reached = next(there, None) if first is not None else None
        while first is not None:
            while reached is not None and reached < first:
                reached = next(there, None)
            if reached != first:
                yield first
            first = next(wanted, None)

    def contents_older_than(self, instant: float) -> Iterator[str]:
        return (sha256 for sha256, at in self._listed() if at < instant)

    def remove_unfinished_older_than(self, instant: float) -> int:
        return 0  # an object is there whole, or it is not

    def _put_all(self, contents: list[Written]) -> None:
        if len(contents) == 1:
            self._put(contents[0])
            return
        once = {each.sha256: each for each in contents}
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="s3") as threads:
            for _done in threads.map(self._put, once.values()):
                pass

    def _put(self, written: Written) -> None:
        there = self._size_of(written.sha256)
        if there == written.size:
            return
        with as_refusals():
            try:
                # One of another size is damaged and is put right; otherwise who comes second changes nothing.
                self._send(written, {"IfNoneMatch": "*"} if there is None else {})
            except ClientError as error:
                if code_of(error) in _NOT_UNDERSTOOD:
                    self._send(written, {})
                elif code_of(error) not in _THERE_ALREADY:
                    raise

    def _send(self, written: Written, condition: dict[str, str]) -> None:
        written.file.seek(0)
        self._client.put_object(
            Bucket=self.address.bucket,
            Key=self._key(written.sha256),
            Body=_Unclosed(written.file),
            ContentLength=written.size,
            ContentType="application/octet-stream",
            **condition,
        )

    def _size_of(self, sha256: str) -> int | None:
        with as_refusals():
            try:
                answer = self._client.head_object(Bucket=self.address.bucket, Key=self._key(sha256))
            except ClientError as error:
                if is_gone(error):
                    return None
                raise
        return int(answer["ContentLength"])

    def _listed(self) -> Iterator[tuple[str, float]]:
        """SHA-256 and time of arrival (seconds since 1970) of all contents, in ascending order."""
        prefix = self.address.key_of("")
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self.address.bucket, Prefix=prefix
        )
        with as_refusals():
            for page in pages:
                for item in page.get("Contents", ()):
                    name = item["Key"][len(prefix) :]
                    sha256 = name.replace("/", "")
                    if len(sha256) == 64 and name[2:3] == "/" and set(sha256) <= _HEX:
                        yield sha256, item["LastModified"].timestamp()

    def _key(self, sha256: str) -> str:
        return self.address.key_of(f"{sha256[:2]}/{sha256[2:]}")


class _Unclosed:
    """The client closes what it was given; a second attempt needs it open."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.read = file.read
        self.seek = file.seek
        self.tell = file.tell


@functools.lru_cache(maxsize=4)
def store_of(address: str) -> S3Store:
    """One for each address and process."""
    return S3Store(read_s3_address(address))


def _taken_in(chunks: Iterable[bytes], limit_bytes: int | None) -> Written:
    file: Any = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES)  # noqa: SIM115  `discard` closes it
    digest, size = hashlib.sha256(), 0
    try:
        for chunk in chunks:
            size += len(chunk)
            if limit_bytes is not None and size > limit_bytes:
                raise FileTooLarge(limit_bytes)
            digest.update(chunk)
            with as_refusals():
                file.write(chunk)
    except BaseException:
        file.close()
        raise
    return Written(file, digest.hexdigest(), size)
