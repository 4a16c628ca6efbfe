"""From an RSGI request to Django and back."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import path

from atiende.site.servers.answers import DjangoHandler, Sender, Whole
from atiende.site.servers.requests import BodyTooLarge, environ_of, read_body

NOBODY: frozenset[str] = frozenset()
T = TypeVar("T")


@dataclass
class FakeHeaders:
    pairs: list[tuple[str, str]]

    def items(self) -> list[tuple[str, str]]:
        return self.pairs


@dataclass
class FakeScope:
    proto: str = "http"
    http_version: str = "1.1"
    server: str = "127.0.0.1:8000"
    client: str = "203.0.113.7:5555"
    scheme: str = "http"
    method: str = "GET"
    path: str = "/"
    query_string: str = ""
    authority: str | None = None
    headers: FakeHeaders = field(default_factory=lambda: FakeHeaders([]))


def environ(*headers: tuple[str, str], trusted: frozenset[str] = NOBODY, **scope: Any) -> dict[str, Any]:
    return environ_of(FakeScope(headers=FakeHeaders(list(headers)), **scope), io.BytesIO(), trusted)


def echo(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(f"{request.path}|{request.META['REMOTE_ADDR']}|{len(request.body)}")
    response.set_cookie("one", "1")
    response.set_cookie("two", "2")
    return response


def pieces(_request: HttpRequest) -> StreamingHttpResponse:
    return StreamingHttpResponse(iter([b"a", b"b", b"c"]))


def file(_request: HttpRequest) -> FileResponse:
    return FileResponse(io.BytesIO(b"content"), filename="a.txt")


urlpatterns = [path("ui/echo/ñ", echo), path("ui/pieces", pieces), path("ui/file", file)]


class FakeTransport:
    def __init__(self, breaks_after: int) -> None:
        self.sent: list[bytes] = []
        self._breaks_after = breaks_after

    async def send_bytes(self, piece: bytes) -> None:
        if len(self.sent) >= self._breaks_after:
            raise RuntimeError("closed")
        self.sent.append(piece)


class FakeProtocol:
    def __init__(self, breaks_after: int = 100) -> None:
        self.transport = FakeTransport(breaks_after)

    def response_stream(self, _status: int, _headers: list[tuple[str, str]]) -> FakeTransport:
        return self.transport


def test_a_header_given_twice_is_joined_and_cookies_by_a_semicolon() -> None:
    made = environ(("accept", "a"), ("accept", "b"), ("cookie", "x=1"), ("cookie", "y=2"))
    assert made["HTTP_ACCEPT"] == "a,b"
    assert made["HTTP_COOKIE"] == "x=1; y=2"


def test_a_header_with_an_underscore_cannot_pass_for_another() -> None:
    made = environ(("x_request_id", "forged"), ("content_length", "9"))
    assert "HTTP_X_REQUEST_ID" not in made
    assert made["CONTENT_LENGTH"] == "0"


def test_forwarded_headers_are_removed_unless_a_named_proxy_sends_them() -> None:
    sent = (
        ("x-forwarded-for", "198.51.100.1"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-host", "evil.example"),
    )
    made = environ(*sent, ("host", "care.example"))
    assert made["REMOTE_ADDR"] == "203.0.113.7"
    assert made["wsgi.url_scheme"] == "http"
    assert made["HTTP_HOST"] == "care.example"
    assert not [name for name in made if "FORWARDED" in name]


def test_a_named_proxy_is_believed_up_to_the_first_stranger() -> None:
    made = environ(
        ("x-forwarded-for", "10.9.9.9, 198.51.100.1, 203.0.113.7"),
        ("x-forwarded-proto", "https"),
        trusted=frozenset({"203.0.113.7"}),
    )
    assert made["REMOTE_ADDR"] == "198.51.100.1"
    assert made["wsgi.url_scheme"] == "https"


def test_an_ipv6_caller() -> None:
    assert environ(client="[2001:db8::1]:5555")["REMOTE_ADDR"] == "2001:db8::1"


def to_its_end(work: Coroutine[Any, Any, T]) -> T:
    """Run it in a thread of its own: the browser tests of this process keep a loop running in the main one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def _chunks(*sizes: int) -> AsyncIterator[bytes]:
    for size in sizes:
        yield b"x" * size


def test_a_body_is_read_whole_and_of_one_too_large_the_beginning_is_kept_once_all_was_sent() -> None:
    body = to_its_end(read_body(_chunks(5, 6)))
    with body.file as file:
        assert (len(file.read()), body.is_cut) == (11, False)
    body = to_its_end(read_body(_chunks(5, 6, 7), limit=10))
    with body.file as file:
        assert (len(file.read()), body.is_cut) == (10, True)
    with pytest.raises(BodyTooLarge):
        to_its_end(read_body(_chunks(5, 6, 7), limit=10, heard_out=17))


def _answer(made: dict[str, Any], protocol: FakeProtocol | None = None) -> tuple[Whole | None, list[bytes]]:
    """Ask the handler from a thread, as the pool does."""
    protocol = protocol or FakeProtocol()

    async def ask() -> Whole | None:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, DjangoHandler().answer, made, Sender(protocol, loop))

    return to_its_end(ask()), protocol.transport.sent


@pytest.fixture
def bare(settings: Any) -> None:
    """Only these addresses, and none of the middlewares that ask the database."""
    settings.ROOT_URLCONF = "tests.site.test_requests"
    settings.MIDDLEWARE = []


@pytest.mark.usefixtures("bare")
def test_every_cookie_has_a_header_of_its_own_and_the_path_is_decoded() -> None:
    whole, _sent = _answer(environ(("host", "localhost"), path="/ui/echo/ñ"))
    assert whole
    assert whole.body.decode() == "/ui/echo/ñ|203.0.113.7|0"
    assert [value.partition(";")[0] for name, value in whole.headers if name == "set-cookie"] == [
        "one=1",
        "two=2",
    ]


@pytest.mark.usefixtures("bare")
def test_head_has_no_body() -> None:
    whole, _sent = _answer(environ(("host", "localhost"), path="/ui/file", method="HEAD"))
    assert whole == Whole(200, whole.headers if whole else [], b"", is_head=True)
    assert ("content-length", "7") in (whole.headers if whole else [])


@pytest.mark.usefixtures("bare")
def test_a_small_file_goes_out_whole() -> None:
    whole, sent = _answer(environ(("host", "localhost"), path="/ui/file"))
    assert whole
    assert (whole.body, sent) == (b"content", [])


@pytest.mark.usefixtures("bare")
def test_a_long_answer_goes_out_in_pieces() -> None:
    whole, sent = _answer(environ(("host", "localhost"), path="/ui/pieces"))
    assert (whole, sent) == (None, [b"a", b"b", b"c"])


@pytest.mark.usefixtures("bare")
def test_a_reader_who_goes_away_ends_the_answer_without_a_fault() -> None:
    whole, sent = _answer(environ(("host", "localhost"), path="/ui/pieces"), FakeProtocol(breaks_after=1))
    assert (whole, sent) == (None, [b"a"])
