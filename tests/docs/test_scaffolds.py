"""What the scaffolds write passes the checks of the house, in a copy of the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """One copy for all: what is refused writes nothing."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("src", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for name in ("pyproject.toml", ".importlinter"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def run(copy, *command: str, expected: int = 0) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}:{copy / 'scripts'}:{copy}"}
    found = subprocess.run(
        [sys.executable, *command],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert found.returncode == expected, f"{command}: {found.stdout}{found.stderr}"
    return found.stdout + found.stderr


@pytest.mark.slow
def test_a_new_room_with_an_action_and_a_screen_passes_the_checks(copy):
    run(copy, "scripts/new_room", "visits", "0")
    run(copy, "scripts/new_action", "visits", "schedule_visit")
    run(copy, "scripts/new_action", "visits", "cancel_visit")
    run(copy, "scripts/new_screen", "visits", "agenda")
    run(copy, "scripts/new_screen", "visits", "route_of_today")
    run(copy, "scripts/new_screen", "portal", "book_visit")
    run(copy, "scripts/contracts")
    run(copy, "scripts/messages", "visits", "portal")
    run(
        copy,
        "-m",
        "ruff",
        "check",
        "--quiet",
        "src/atiende/visits",
        "src/atiende/portal/web/urls.py",
        "tests",
    )
    made = ["src/atiende/visits", "src/atiende/portal/web/urls.py", "src/atiende/site/rooms.py", "tests"]
    run(copy, "-m", "ruff", "format", "--check", "--quiet", *made)
    run(copy, "-m", "importlinter.cli", "--no-cache", "--contract", "floors", "--contract", "inside")
    run(copy, "-m", "django", "check", "--settings", "atiende.site.settings")
    run(
        copy,
        "-c",
        "import django; django.setup(); from django.urls import reverse; print(reverse('portal:book_visit'))",
    )
    assert "visits.visit_scheduled.v1" in (copy / "src/atiende/visits/events.py").read_text()


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("scripts/new_room", "desk", "1"), "already"),
        (("scripts/new_room", "Loyalty", "1"), "lower-case"),
        (("scripts/new_room", "loyalty", "99"), "floors are numbered"),
        (("scripts/new_action", "nowhere", "do_it"), "no room"),
        (("scripts/new_action", "organisation", "create_team"), "already"),
        (("scripts/new_action", "organisation", "create"), "verb and object"),
        (("scripts/new_screen", "desk", "home"), "already"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(copy, command, says):
    assert says in run(copy, *command, expected=1)
