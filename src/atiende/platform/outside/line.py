"""A line to one checked address on which everything together takes no longer than allowed."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import Final

from atiende.platform.outside.networks import Unfetched

_CONNECT_SECONDS: Final = 4.0


class Clock:
    """What is left of the time for the whole."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds. Raises Unfetched when none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Unfetched("too slow")
        return left


class Line(http.client.HTTPConnection):
    """HTTP over a socket to one of these addresses; the name is only for the Host line and the certificate."""

    def __init__(self, host: str, port: int, *, addresses: Iterable[str], is_tls: bool, clock: Clock) -> None:
        self.default_port = 443 if is_tls else 80  # the Host line names any other
        super().__init__(f"[{host}]" if ":" in host else host, port)
        self._addresses, self._is_tls, self._clock, self._name = addresses, is_tls, clock, host

    def connect(self) -> None:
        """Raises OSError (of TLS too), Unfetched."""
        plain = self._first()
        try:
            plain.settimeout(self._clock.left())
            self.sock = _Timed(
                _encrypted().wrap_socket(plain, server_hostname=self._name) if self._is_tls else plain,
                self._clock,
            )
        except BaseException:
            plain.close()
            raise

    def _first(self) -> socket.socket:
        """The first address that answers."""
        refused: OSError | None = None
        for address in self._addresses:
            try:
                return socket.create_connection(
                    (address, self.port), min(self._clock.left(), _CONNECT_SECONDS)
                )
            except OSError as error:
                refused = error
        raise refused or Unfetched("no address")


class _Timed:
    """A socket whose every wait is bounded by what is left of the whole: a drop now and then is no life sign."""

    def __init__(self, inner: socket.socket, clock: Clock) -> None:
        self._inner, self._clock = inner, clock

    def sendall(self, data: bytes) -> None:
        self._inner.settimeout(self._clock.left())
        self._inner.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self._inner, self._clock))

    def close(self) -> None:
        """What is being read goes on: the socket counts its readers."""
        self._inner.close()


class _Reading(io.RawIOBase):
    def __init__(self, inner: socket.socket, clock: Clock) -> None:
        self._inner, self._clock = inner, clock
        self._raw = inner.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        self._inner.settimeout(self._clock.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


@cache
def _encrypted() -> ssl.SSLContext:
    """Certificates are checked: an address that was looked at is not yet the server that was named."""
    return ssl.create_default_context()
