"""The desk can be installed: manifest, icons of the right size, and a worker that only knows the offline page."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest

import atiende.platform.ui

ICONS = Path(atiende.platform.ui.__file__).parent / "static/ui/icons"


def test_the_manifest_names_icons_and_the_start(db, client):
    answer = client.get("/manifest.webmanifest")
    told = json.loads(answer.content)
    assert answer["Content-Type"] == "application/manifest+json"
    assert told["start_url"] == "/desk/"
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in told["icons"]}


@pytest.mark.parametrize(
    ("name", "side"), [("atiende-192", 192), ("atiende-512", 512), ("atiende-maskable-512", 512)]
)
def test_icons_have_the_size_they_claim(name, side):
    head = (ICONS / f"{name}.png").read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", head[16:24]) == (side, side)


@pytest.mark.parametrize(("language", "word"), [("es", b"a la red"), ("en", b"There is no network")])
def test_the_page_for_no_network_is_in_the_language_asked_for_and_knows_nobody(db, client, language, word):
    worker = client.get(f"/sw.js?language={language}").content.decode()
    path = worker.partition('const PAGE = "')[2].partition('"')[0]
    page = client.get(path).content
    assert word in page
    assert f'<html lang="{language}"'.encode() in page
    assert b"data-person" not in page
    assert b"error-code" not in page


def test_a_language_that_there_is_not_changes_nothing(db, client):
    worker = client.get("/sw.js?language=%22;alert(1)//").content
    assert b"alert" not in worker
    assert b"/ui/offline?language=es" in worker


def test_the_worker_is_served_from_the_root_and_keeps_nobodys_page(db, client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"/desk" not in answer.content
    assert b"/ui/offline" in answer.content
