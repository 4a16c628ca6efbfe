"""Commands use one embedded server together; whoever is the last to leave stops it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from atiende.site.embedded_postgres.cluster import Cluster
from atiende.site.embedded_postgres.sharing import server_for_command
from tests.processes import clean_environment, command, until

pytestmark = pytest.mark.process


def test_a_command_starts_and_stops_the_server(new_data: Path) -> None:
    shown = command("django", "shell", "-v", "0", "-c", "print(6 * 7)", data=new_data)
    assert (shown.returncode, shown.stdout.strip()) == (0, "42"), shown.stderr
    assert not Cluster(new_data).is_running()


def test_the_first_to_leave_does_not_stop_the_server_of_the_other(new_data: Path) -> None:
    cluster = Cluster(new_data)
    first = server_for_command(new_data)
    second = server_for_command(new_data)
    assert first.__enter__() == second.__enter__()
    first.__exit__(None, None, None)
    assert cluster.is_running()
    second.__exit__(None, None, None)
    assert not cluster.is_running()


def test_a_killed_command_leaves_a_server_that_the_next_one_uses_and_stops(new_data: Path) -> None:
    killed = subprocess.Popen(
        [
            *(sys.executable, "-m", "atiende.site.command_line", "django", "shell", "-v", "0"),
            *("-c", "import time; print('there', flush=True); time.sleep(60)"),
        ],
        env=clean_environment(ATIENDE_DATA=str(new_data)),
        stdout=subprocess.PIPE,
    )
    assert killed.stdout
    assert killed.stdout.readline() == b"there\n"
    killed.kill()
    killed.wait()
    killed.stdout.close()
    cluster = Cluster(new_data)
    assert cluster.is_running()
    with server_for_command(new_data):
        assert cluster.is_running()
    until(lambda: not cluster.is_running())
