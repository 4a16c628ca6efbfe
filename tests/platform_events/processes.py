"""Work done by a process of its own, on the database of the test."""

from __future__ import annotations

import os
import subprocess
import sys

from django.db import connection


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run code with Django's settings on this test's database, for a minute at most."""
    server, _, _ = os.environ["ATIENDE_EMBEDDED_URL"].rpartition("/")
    url = f"{server}/{connection.settings_dict['NAME']}"
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "ATIENDE_EMBEDDED_URL": url, "PYTHONPATH": "src:.", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
