"""Pages are compressed for browsers that take it, without their length telling a secret."""

from __future__ import annotations

import gzip

import brotli
from django.http import HttpResponse
from django.test import Client, RequestFactory

from atiende.platform.ui.compressed import CompressedPages

PAGE = "<p>Atención</p>".encode() * 500


def _answered(response: HttpResponse, accept: str = "gzip, deflate") -> HttpResponse:
    request = RequestFactory().get("/", headers={"Accept-Encoding": accept})
    answered = CompressedPages(lambda _request: response)(request)
    assert isinstance(answered, HttpResponse)
    return answered


def test_a_page_is_a_fraction_of_its_size_and_the_same_page() -> None:
    answer = _answered(HttpResponse(PAGE))
    assert answer["Content-Encoding"] == "gzip"
    assert int(answer["Content-Length"]) == len(answer.content) < len(PAGE) / 8
    assert gzip.decompress(answer.content) == PAGE
    assert "Accept-Encoding" in answer["Vary"]


def test_brotli_is_taken_where_it_is_known() -> None:
    answer = _answered(HttpResponse(PAGE), accept="gzip, deflate, br, zstd")
    assert answer["Content-Encoding"] == "br"
    assert brotli.decompress(answer.content) == PAGE


def test_who_does_not_take_gzip_gets_the_page_as_it_is() -> None:
    answer = _answered(HttpResponse(PAGE), accept="identity")
    assert answer.content == PAGE
    assert "Accept-Encoding" in answer["Vary"]
    assert "Content-Encoding" not in answer


def test_files_and_short_answers_are_left_alone() -> None:
    assert _answered(HttpResponse(PAGE, content_type="application/pdf")).content == PAGE
    assert _answered(HttpResponse(b"<p>x</p>")).content == b"<p>x</p>"


def test_the_length_of_the_same_page_differs() -> None:
    answers = [_answered(HttpResponse(PAGE)) for _ in range(40)]
    assert len({len(answer.content) + len(answer["Padding"]) for answer in answers}) > 5


def test_pages_of_the_house_are_compressed(client: Client, db: None) -> None:
    answer = client.get("/account/login/", headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert b"<form" in gzip.decompress(answer.content)
