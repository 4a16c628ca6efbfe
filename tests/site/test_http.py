"""HTTP as it comes over the wire to the running program: what is sent reaches Django whole, or is refused."""

from __future__ import annotations

import http.client
from collections.abc import Iterable, Iterator
from contextlib import closing
from urllib.parse import urlsplit

import psutil
import pytest

from atiende.site.servers.requests import LARGEST_BODY_BYTES
from tests.processes import Program

pytestmark = pytest.mark.process


def _line(program: Program) -> http.client.HTTPConnection:
    parts = urlsplit(program.url)
    assert parts.hostname
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)


def test_head_answers_like_get_without_a_body_and_the_line_stays_open(program: Program) -> None:
    line = _line(program)
    for _again in range(2):
        line.request("HEAD", "/setup/")
        answer = line.getresponse()
        assert answer.status in {200, 302}  # the set-up leads to its first open step
        assert answer.read() == b""
    line.request("GET", "/healthz")
    assert line.getresponse().read() == b'{"alive": true}'
    line.close()


def test_a_form_sent_in_chunks_reaches_its_screen(program: Program) -> None:
    line = _line(program)
    line.request(
        "POST",
        "/setup/",
        body=iter([b"a=", b"1"]),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        encode_chunked=True,
    )
    answer = line.getresponse()
    answer.read()
    assert answer.status == 403  # without its proof of origin, but read as a form
    line.close()


def test_a_body_too_large_is_refused(program: Program) -> None:
    line = _line(program)
    megabyte = b"x" * 1_000_000
    try:
        line.request("POST", "/setup/", body=(megabyte for _ in range(70)), encode_chunked=True)
        assert line.getresponse().status == 413
    except (BrokenPipeError, ConnectionResetError):
        pass  # it may hang up before all was sent
    line.close()
    assert program.is_ready()


def test_a_path_with_letters_of_ours(program: Program) -> None:
    assert program.get("/%C3%B1/%E2%82%AC")[0] in {302, 404, 200}
    assert program.get("/%FF")[0] < 500


def post(program: Program, body: bytes | Iterable[bytes], **headers: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection(urlsplit(program.url).netloc, timeout=20)) as connection:
        kind = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        connection.request("POST", "/setup/company", body, kind, encode_chunked=bool(headers))
        answer = connection.getresponse()
        return answer.status, answer.read()


def test_a_form_reaches_django(program: Program) -> None:
    status, body = post(program, b"name=Nova")
    assert status == 403  # Django's own refusal: the form carries no CSRF token
    assert b"<html" in body


def test_a_body_sent_in_pieces_reaches_django(program: Program) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"name="
        yield b"Nova"

    assert post(program, pieces(), **{"Transfer-Encoding": "chunked"})[0] == 403


def test_an_empty_body_reaches_django(program: Program) -> None:
    assert post(program, b"")[0] == 403


def test_a_body_beyond_the_limit_is_refused_and_the_program_goes_on(program: Program) -> None:
    try:
        status, _body = post(program, b"x" * (LARGEST_BODY_BYTES + 1))
    except OSError:
        status = 413  # the server may close the line before all is sent
    assert status == 413
    assert program.is_ready()


def test_a_file_of_200_mb_is_heard_out_refused_in_words_and_left_nowhere(program: Program) -> None:
    piece = b"x" * 2**20
    web = psutil.Process(program.pid_of("web"))
    before = web.memory_info().rss
    most = before

    def pieces() -> Iterator[bytes]:
        nonlocal most
        for _ in range(200):
            yield piece
            most = max(most, web.memory_info().rss)

    status, body = post(program, pieces(), **{"Transfer-Encoding": "chunked"})
    assert status == 413
    assert "64 MB" in body.decode()
    assert most - before < 48 * 2**20, f"{(most - before) / 2**20:.0f} MB more"
    assert not list(program.data.glob("files/unfinished/*"))
    assert not [one for one in web.open_files() if "tmp" in one.path.lower() and "atiende-up" not in one.path]
    assert program.is_ready()
