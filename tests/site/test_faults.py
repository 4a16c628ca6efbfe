"""Each process killed at any moment: it comes back, and the log says why."""

from __future__ import annotations

import os
import signal

import psycopg
import pytest

from atiende.site.embedded_postgres.cluster import Cluster
from tests.processes import Program, until

pytestmark = pytest.mark.process


@pytest.mark.parametrize("name", ["web", "worker", "database"])
def test_what_is_killed_comes_back_and_says_why(program: Program, name: str) -> None:
    until(program.is_ready)
    before = until(lambda: program.pid_of(name), what=f"{name} is there")
    deaths = _deaths(program, name)
    os.kill(before, signal.SIGKILL)
    until(lambda: program.pid_of(name) not in {None, before}, what=f"{name} was started again")
    until(program.is_ready, what="ready again")
    assert _deaths(program, name) == deaths + 1
    last = [line for line in program.journal() if line["event"] == "died" and line["what"] == name][-1]
    assert "SIGKILL" in last["why"]


def test_rows_outlive_a_killed_database(program: Program) -> None:
    until(program.is_ready)
    url = Cluster(program.data).url()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")
    before = program.pid_of("database")
    assert before
    os.kill(before, signal.SIGKILL)
    until(lambda: program.pid_of("database") not in {None, before})
    until(program.is_ready)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT word FROM kept").fetchall() == [("still here",)]


def _deaths(program: Program, name: str) -> int:
    return sum(line["event"] == "died" and line["what"] == name for line in program.journal())
