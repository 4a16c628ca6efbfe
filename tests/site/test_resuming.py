"""`test --all` goes on where it was broken off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.processes import SOURCES

pytestmark = pytest.mark.slow  # a run of pytest in each step


def run(project: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-c", "pytest.ini", "-p", "tests.resuming", *words],
        cwd=project,
        env={"PYTHONPATH": f"{SOURCES.parent}:{SOURCES}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_files_that_passed_are_left_out_until_something_changes(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    mine = tmp_path / "cases"
    mine.mkdir()
    (mine / "test_good.py").write_text("def test_good(): pass\n")
    (mine / "test_bad.py").write_text("def test_bad(): assert False\n")
    assert "1 failed, 1 passed" in run(tmp_path)
    second = run(tmp_path)
    assert "1 failed" in second
    assert "passed" not in second.splitlines()[-1]
    assert "1 failed, 1 passed" in run(tmp_path, "--restart")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "changed.py").touch()
    assert "1 failed, 1 passed" in run(tmp_path)


def test_a_loop_that_was_broken_off_goes_on_with_the_rounds_that_are_left(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_loop.py").write_text(
        "import os, pytest\n"
        "@pytest.mark.parametrize('turn', range(4))\n"
        "def test_turn(turn):\n"
        "    if turn == 2 and not os.path.exists('again'):\n"
        "        open('again', 'w').close()\n"
        "        raise KeyboardInterrupt\n"
    )
    assert "2 passed" in run(tmp_path)
    assert "2 passed, 2 deselected" in run(tmp_path)
    assert "4 passed" in run(tmp_path, "--restart")
