"""From an RSGI request to the environment that a WSGI handler reads."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import AsyncIterable
from dataclasses import dataclass
from typing import IO, Any, Protocol

LARGEST_BODY_BYTES = 64 * 1024 * 1024
_KEPT_IN_MEMORY_BYTES = 1024 * 1024
_HEARD_OUT_BYTES = 1024 * 1024 * 1024
CAME_BY_PROXY = "atiende.came_by_proxy"


class Headers(Protocol):
    def items(self) -> list[tuple[str, str]]: ...


class Scope(Protocol):
    """What granian says about a request."""

    proto: str
    http_version: str
    server: str
    client: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None

    @property
    def headers(self) -> Headers: ...


class BodyTooLarge(Exception):
    """Somebody goes on sending, far beyond what is taken."""


@dataclass(frozen=True, slots=True)
class Body:
    """What was sent; `is_cut` when it was more than is taken and `file` holds only the beginning."""

    file: IO[bytes]
    is_cut: bool = False


async def read_body(
    chunks: AsyncIterable[bytes], *, limit: int = LARGEST_BODY_BYTES, heard_out: int = _HEARD_OUT_BYTES
) -> Body:
    """The body as a file, on disk when it is large. What is beyond the limit is heard out and kept nowhere: browsers
    read no answer before they have sent all. Raises BodyTooLarge.
    """
    file = tempfile.SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY_BYTES)  # noqa: SIM115  its reader closes it
    size = 0
    async for chunk in chunks:
        if size < limit:
            file.write(chunk[: limit - size])
        size += len(chunk)
        if size > heard_out:
            file.close()
            raise BodyTooLarge
    file.seek(0)
    return Body(file, is_cut=size > limit)


def environ_of(scope: Scope, body: IO[bytes], trusted_proxies: frozenset[str]) -> dict[str, Any]:
    """PEP 3333's dictionary. Headers with an underscore are left aside: they could pass for others."""
    server, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _as_wsgi(scope.path),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": _host_of(scope.client),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        _add_header(environ, name, _as_wsgi(value))
    if "HTTP_HOST" not in environ and scope.authority:
        environ["HTTP_HOST"] = scope.authority
    if body.seekable():
        environ["CONTENT_LENGTH"] = str(body.seek(0, 2))
        body.seek(0)
    _believe_proxy(environ, trusted_proxies)
    return environ


def _add_header(environ: dict[str, Any], name: str, value: str) -> None:
    if "_" in name or name in {"content-length", "transfer-encoding"}:
        return
    if name == "content-type":
        environ["CONTENT_TYPE"] = value
        return
    key = "HTTP_" + name.upper().replace("-", "_")
    if key in environ:
        value = environ[key] + ("; " if key == "HTTP_COOKIE" else ",") + value
    environ[key] = value


def _believe_proxy(environ: dict[str, Any], trusted: frozenset[str]) -> None:
    """Only a proxy that was named may say for whom it asks; from anybody else those headers are removed."""
    if environ["REMOTE_ADDR"] in trusted:
        asked_for = [hop.strip() for hop in environ.get("HTTP_X_FORWARDED_FOR", "").split(",") if hop.strip()]
        unknown = [hop for hop in reversed(asked_for) if hop not in trusted]
        if unknown:
            environ["REMOTE_ADDR"] = unknown[0]
        if environ.get("HTTP_X_FORWARDED_PROTO") in {"http", "https"}:
            environ["wsgi.url_scheme"] = environ["HTTP_X_FORWARDED_PROTO"]
        if environ.get("HTTP_X_FORWARDED_HOST"):
            environ["HTTP_HOST"] = environ["HTTP_X_FORWARDED_HOST"]
    forwarded = [key for key in environ if key.startswith("HTTP_X_FORWARDED_")]
    environ[CAME_BY_PROXY] = bool(forwarded)
    for name in forwarded:
        del environ[name]


def _as_wsgi(text: str) -> str:
    """WSGI carries bytes as text of one byte per letter."""
    return text.encode("utf-8", "surrogateescape").decode("latin-1")


def _host_of(client: str) -> str:
    return client.rpartition(":")[0].strip("[]")
