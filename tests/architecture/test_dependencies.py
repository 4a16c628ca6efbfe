"""Each dependency says why it is there, and the locks hold names, versions and hashes only."""

from __future__ import annotations

import re

import pytest

from tests.architecture.source import ROOT


def test_each_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    dev = re.search(r"^dev = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert block
    assert dev
    without = [
        line
        for line in (block[1] + dev[1]).splitlines()
        if line.strip() and not re.search(r"# \S+ \S+", line)
    ]
    assert without == []


@pytest.mark.parametrize("name", ["runtime.lock", "dev.lock"])
def test_a_lock_names_no_host_and_no_folder_and_hashes_everything(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--find-links|file:|(^|\s)/[a-z]+/", text)
    packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
