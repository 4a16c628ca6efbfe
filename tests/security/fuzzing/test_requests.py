"""What a request brings: headers, ranges, cookies, frames, signed addresses, pictures, bodies."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from atiende.kernel.correlation import accepted_or_new
from atiende.platform.languages.choice import language_of
from atiende.platform.live.conversation import _request
from atiende.platform.live.sessions import is_same_origin, session_key_of
from atiende.platform.live.topics import is_topic, states_of
from atiende.platform.outside.pictures import _type_of
from atiende.platform.storage.ranges import OutsideTheFile, part_asked_for
from atiende.platform.ui.preferences import CHOICES, preference_of
from atiende.site.servers.requests import BodyTooLarge, environ_of, read_body
from tests.security.fuzzing.lengths import tried

LATIN = st.text(st.characters(max_codepoint=255), max_size=40)
NAMES = st.sampled_from(
    [
        "host",
        "cookie",
        "x-forwarded-for",
        "x-forwarded-proto",
        "x-forwarded-host",
        "content-length",
        "content-type",
        "accept-language",
        "transfer-encoding",
        "x_forwarded_for",
        "authorization",
        "range",
        "x-request-id",
    ]
) | st.text("abc-_", min_size=1, max_size=8)


@tried
@given(
    st.lists(st.tuples(NAMES, st.text(max_size=40)), max_size=8),
    st.sampled_from(["10.0.0.5:1", "[::1]:9", ":", ""]),
)
def test_headers_become_an_environment(headers: list[tuple[str, str]], client: str) -> None:
    scope: Any = SimpleNamespace(
        proto="http",
        http_version="1.1",
        server="127.0.0.1:80",
        client=client,
        scheme="http",
        method="GET",
        path="/ñ",
        query_string="",
        authority=None,
        headers=SimpleNamespace(items=lambda: headers),
    )
    environ = environ_of(scope, io.BytesIO(b""), frozenset({"10.0.0.5"}))
    assert not [name for name in environ if name.startswith("HTTP_X_FORWARDED")]
    assert environ["CONTENT_LENGTH"] == "0"
    assert environ["wsgi.url_scheme"] in {"http", "https"}


def _awaited(work: Coroutine[Any, Any, bytes | None]) -> bytes | None:
    """In a thread of its own: in this one a browser of other tests may keep its loop."""
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(asyncio.run, work).result()


@tried
@given(st.lists(st.binary(max_size=30), max_size=12), st.integers(1, 60))
def test_a_body_is_kept_up_to_its_limit(chunks: list[bytes], limit: int) -> None:
    async def pieces() -> Any:
        for chunk in chunks:
            yield chunk

    whole = b"".join(chunks)
    try:
        body = _awaited(read_body(pieces(), limit=limit, heard_out=200))
    except BodyTooLarge:
        assert len(whole) > 200
        return
    with body.file:
        assert body.file.read() == whole[:limit]
    assert body.is_cut is (len(whole) > limit)


@tried
@given(
    st.text("bytes=-0123456789, \t", max_size=40)
    | st.builds("bytes={}-{}".format, st.integers(), st.integers()),
    st.integers(0, 10**12),
)
def test_a_range_lies_within_the_file_or_is_none(header: str, size: int) -> None:
    try:
        part = part_asked_for(header, size=size)
    except OutsideTheFile:
        return
    if part is not None:
        assert 0 <= part.first <= part.last < size


@tried
@given(LATIN | st.builds("{}={}; atiende_session={}".format, LATIN, LATIN, LATIN))
def test_cookies_are_read(header: str) -> None:
    assert isinstance(session_key_of(header), str)
    request = RequestFactory().get("/", headers={"Cookie": header.replace("\r", "").replace("\n", "")})
    for name, values in CHOICES.items():
        assert preference_of(request, name) in values


@pytest.mark.django_db  # what nobody can read falls back on the company's language
@tried
@given(
    LATIN
    | st.lists(
        st.sampled_from(["es", "en", "*", ";q=", "0.5", ",", "-", "NaN", "1e999", " "]), max_size=12
    ).map("".join)
)
def test_a_language_is_chosen_whatever_is_asked_for(header: str) -> None:
    asked = header.replace("\r", "").replace("\n", "")
    request = RequestFactory().get("/", headers={"Accept-Language": asked})
    request.user = AnonymousUser()
    assert language_of(request) in {"es", "en"}


@tried
@given(
    st.text(max_size=60)
    | st.recursive(
        st.none() | st.integers() | st.text(max_size=8),
        lambda i: (
            st.lists(i, max_size=3)
            | st.dictionaries(st.sampled_from(["subscribe", "present", "as", "x"]), i, max_size=3)
        ),
        max_leaves=6,
    ).map(json.dumps)
)
def test_a_frame_is_understood_or_not(text: str) -> None:
    found = _request(text)
    if found is not None:
        assert found[0] in {"subscribe", "unsubscribe", "present"}
        assert all(isinstance(word, str) for word in found)
        if is_topic(found[1]):
            assert isinstance(states_of(found[1]), tuple)


def test_a_frame_of_lists_in_lists_ends_no_process() -> None:
    assert _request("[" * 4000) is None


@tried
@given(
    st.text(max_size=60) | st.sampled_from(["null", "https://", "http://[::1", "https://a.example:99999"]),
    st.text(max_size=40),
)
def test_an_origin_is_ours_or_not(origin: str, host: str) -> None:
    try:
        answer = is_same_origin(origin, host)
    except ValueError as error:
        raise AssertionError(f"{origin!r} {host!r} {error}") from error
    assert isinstance(answer, bool)


@tried
@given(st.text(max_size=200))
def test_an_id_from_outside_is_fit_for_a_line(candidate: str) -> None:
    taken = accepted_or_new(candidate)
    assert taken.isascii()
    assert taken.isprintable()
    assert len(taken) <= 100


@tried
@given(st.binary(max_size=40) | st.binary(max_size=20).map(lambda tail: b"\x89PNG\r\n\x1a\n" + tail))
def test_a_picture_is_what_its_first_bytes_say(content: bytes) -> None:
    assert _type_of(content) in {"", "image/png", "image/jpeg", "image/gif", "image/webp"}
    if content.lstrip()[:1] == b"<":
        assert _type_of(content) == ""
