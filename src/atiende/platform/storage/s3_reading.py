"""Reading an object as a file: from any place on, and on again where the line broke."""

from __future__ import annotations

import io
from typing import Any, Final

from botocore.exceptions import BotoCoreError, HTTPClientError
from urllib3.exceptions import HTTPError

from atiende.platform.storage.errors import FileServerAway
from atiende.platform.storage.s3_client import as_refusals

ATTEMPTS: Final = 4
"""In a row, without a byte in between."""


class ObjectReader(io.RawIOBase):
    """Asks the store for bytes when they are read, so that a part costs a part. Raises FileServerAway while reading."""

    def __init__(self, client: Any, bucket: str, key: str, size: int) -> None:
        self._client = client
        self._object = {"Bucket": bucket, "Key": key}
        self._size = size
        self._at = 0
        self._body: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        target = max(0, start + offset)
        if target != self._at:
            self._let_go()
            self._at = target
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        wanted = min(len(buffer), self._size - self._at)
        if wanted <= 0:
            return 0
        piece = self._piece(wanted)
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def close(self) -> None:
        self._let_go()
        super().close()

    def _piece(self, wanted: int) -> bytes:
        """At least one byte."""
        broken: Exception = EOFError()
        for _attempt in range(ATTEMPTS):
            body = self._opened()
            try:
                if piece := bytes(body.read(wanted)):
                    return piece
            except (BotoCoreError, HTTPClientError, HTTPError, OSError) as error:
                broken = error
            self._let_go()
        raise FileServerAway(type(broken).__name__) from broken

    def _opened(self) -> Any:
        if self._body is None:
            with as_refusals():
                answer = self._client.get_object(**self._object, Range=f"bytes={self._at}-{self._size - 1}")
            self._body = answer["Body"]
        return self._body

    def _let_go(self) -> None:
        body, self._body = self._body, None
        if body is not None:
            body.close()
