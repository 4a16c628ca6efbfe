"""Files of strangers: kept as they are, handed back to be saved, never shown as something that runs."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from atiende.kernel.media_types import PICTURES
from atiende.platform.storage import file_response, store
from atiende.platform.storage.files import safe_media_type, safe_name
from atiende.platform.storage.serving import part_response

RUN_BY_BROWSERS = (
    "text/html",
    "application/xhtml+xml",
    "image/svg+xml",
    "text/xml",
    "application/xml",
    "text/javascript",
    "application/javascript",
    "text/css",
    "application/x-shockwave-flash",
    "text/cache-manifest",
)


@pytest.fixture
def _folder(settings: object, tmp_path: object) -> None:
    settings.FILES_ROOT = str(tmp_path)  # type: ignore[attr-defined]


@pytest.mark.django_db
@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("media_type", [*RUN_BY_BROWSERS, "IMAGE/SVG+XML", "text/html ; charset=x", ""])
def test_what_a_browser_could_run_is_only_saved(media_type: str) -> None:
    file = store(b"<svg onload=alert(1)>", name="factura.pdf.svg", media_type=media_type)
    whole = file_response(file)
    part = part_response(RequestFactory().get("/", headers={"Range": "bytes=0-3"}), file)
    for answer in (whole, part):
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert b"".join(answer.streaming_content).startswith(b"<svg")  # type: ignore[attr-defined]
        answer.close()


@pytest.mark.django_db
@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize("media_type", sorted(PICTURES))
def test_a_page_that_calls_itself_a_picture_is_never_a_page(media_type: str) -> None:
    file = store(b"<!doctype html><script>alert(1)</script>", name="a.png", media_type=media_type)
    answer = file_response(file)
    assert answer["Content-Type"] == media_type
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    answer.close()


@given(
    st.text(max_size=300) | st.sampled_from(["..", "../../etc/passwd", "..\\..\\x", "/", "C:\\x", ".", "\0"])
)
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    kept = safe_name(name)
    assert PurePosixPath(kept).name == PureWindowsPath(kept).name == kept
    assert kept not in {"", ".", ".."}
    assert not kept.startswith(".")
    assert len(kept) <= 150
    assert not any(ord(sign) < 32 or sign in "\x7f\u202e\u202d\u2066\u2067\u2068" for sign in kept)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_no_type_is_more_than_a_type(media_type: str) -> None:
    kept = safe_media_type(media_type)
    assert kept.isascii()
    assert kept.count("/") == 1
    assert not any(sign in kept for sign in " ;\r\n\t,")
