"""HTTP as it comes over the wire to the running program."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

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
