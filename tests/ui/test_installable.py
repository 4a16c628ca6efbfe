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


def test_the_worker_is_served_from_the_root_and_keeps_nobodys_page(db, client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert b"/desk" not in answer.content
    assert b"/ui/offline" in answer.content
