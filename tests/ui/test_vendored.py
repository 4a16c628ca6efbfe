"""What was taken from others is what they published: the hashes written down when it was taken still match."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

import atiende.platform.ui

VENDOR = Path(atiende.platform.ui.__file__).parent / "static" / "vendor"
FOLDERS = sorted(path for path in VENDOR.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_is_written_down_and_unchanged(folder):
    told = tomllib.loads((folder / "VENDOR.toml").read_text(encoding="utf-8"))
    found = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.iterdir()
        if p.name != "VENDOR.toml"
    }
    assert found == told["sha256"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_version_and_licence_come_with_it(folder):
    told = tomllib.loads((folder / "VENDOR.toml").read_text(encoding="utf-8"))
    assert folder.name.endswith(f"-{told['version']}")
    assert told["licence"]
    assert (folder / "LICENSE").stat().st_size > 100


def test_nothing_lies_beside_the_folders():
    assert [path.name for path in VENDOR.iterdir() if not path.is_dir()] == []
