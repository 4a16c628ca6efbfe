"""The client's generated parts are what the description says today, and its types hold."""

from __future__ import annotations

import subprocess
import sys

import pytest
from house.client import FOLDER, written

from atiende.site.api.description import document
from tests.clients.conftest import ROOT


def test_calls_and_shapes_are_as_the_description_has_them() -> None:
    for name, text in written(document()).items():
        assert (FOLDER / name).read_text() == text, f"{name}: run scripts/client"


@pytest.mark.slow
def test_its_types_are_strict() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "/dev/null", "--cache-dir", "/dev/null",
         "-p", "atiende_client"],
        cwd=ROOT / "clients/python", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
