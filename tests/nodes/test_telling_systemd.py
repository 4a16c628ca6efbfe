"""What systemd hears of a node."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from atiende.site.nodes import telling_systemd


def test_it_hears_that_a_node_serves_reloads_and_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(str(tmp_path / "notify"))
        heard.settimeout(10)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        telling_systemd.tell_ready()
        telling_systemd.tell_reloading()
        telling_systemd.tell_stopping()
        told = [heard.recv(200).decode() for _ in range(3)]
    assert told[0] == "READY=1"
    assert told[1].startswith("RELOADING=1\nMONOTONIC_USEC=")
    assert told[2] == "STOPPING=1"


def test_where_nobody_listens_nothing_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "absent"))
    telling_systemd.tell_ready()
    monkeypatch.delenv("NOTIFY_SOCKET")
    telling_systemd.tell_ready()
