"""The floors and the doors hold, and their contracts are those that the list of rooms makes."""

from __future__ import annotations

import subprocess
import sys

from importlinter.cli import lint_imports

from tests.architecture.source import ROOT


def test_the_contracts_are_made_from_the_list_of_rooms():
    found = subprocess.run(
        [sys.executable, ROOT / "scripts" / "contracts", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr


def test_every_import_keeps_to_floors_and_doors(capsys):
    exit_code = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert exit_code == 0, capsys.readouterr().out
