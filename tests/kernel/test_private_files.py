from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from atiende.kernel.private_files import create_once


def test_it_is_for_its_owner_alone_and_so_is_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "one.key"
    create_once(path, "secret")
    assert path.read_text() == "secret"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_first_content_stays_whoever_comes_together(tmp_path: Path) -> None:
    path = tmp_path / "one.key"
    contents = [f"{number}" * 1000 for number in range(8)]
    threads = [threading.Thread(target=create_once, args=[path, content]) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    kept = path.read_text()
    assert kept in contents
    create_once(path, "late")
    assert path.read_text() == kept
    assert [each.name for each in tmp_path.iterdir()] == ["one.key"]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        create_once(tmp_path / "one.key", "secret")
    assert list(tmp_path.iterdir()) == []
