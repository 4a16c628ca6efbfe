"""The map and the catalogue of events say what the code says."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT


def test_the_map_and_the_events_are_what_the_code_says():
    found = subprocess.run(
        [sys.executable, ROOT / "scripts" / "map", "--check"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
