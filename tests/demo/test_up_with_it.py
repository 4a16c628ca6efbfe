"""`up --demo` on an empty folder is ready with a living company, and stops like any other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.processes import Program, command

pytestmark = [pytest.mark.process, pytest.mark.slow]


def test_it_is_there_when_the_address_is_printed_and_once(process_folder: Path) -> None:
    data = process_folder / "with-demo"
    for _ in range(2):
        program = Program(data, "--demo")
        try:
            assert program.is_ready()
        finally:
            assert program.end() == 0
    assert command("demo", "load", data=data).returncode == 1
    removed = command("demo", "remove", "--json", data=data, limit=180)
    assert (removed.returncode, json.loads(removed.stdout)["tickets"] >= 600) == (0, True)
    loaded = command("demo", "load", "--json", data=data, limit=180)
    assert json.loads(loaded.stdout)["tickets"] >= 600
