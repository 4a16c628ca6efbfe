"""A database that is killed while it starts is started again, a few times; one that cannot start is told at once."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import psycopg
import pytest

from atiende.site.embedded_postgres.errors import DatabaseUnavailable
from atiende.site.supervisor.journal import Journal
from atiende.site.supervisor.running import Plan, Supervisor


class Cluster:
    """Fails as often as told; `is_killed`: because somebody killed it."""

    def __init__(self, *failures: Exception, is_killed: bool) -> None:
        self.failures, self.is_killed, self.starts = list(failures), is_killed, 0

    def start(self) -> None:
        self.starts += 1
        if self.failures:
            raise self.failures.pop(0)

    def was_disturbed(self) -> bool:
        return self.is_killed


def start(cluster: Any, data: Path) -> None:
    with socket.socket() as listening:
        Supervisor(Plan(data, listening, cluster, {}), Journal(data))._start_database()


def failures(data: Path, count: int) -> list[Exception]:
    """As PostgreSQL tells: before it accepts work, and when a process of it dies just then."""
    kinds = [DatabaseUnavailable("killed", data), psycopg.OperationalError("in recovery mode")]
    return (kinds * count)[:count]


def test_killed_several_times_it_is_started_again(tmp_path):
    cluster = Cluster(*failures(tmp_path, 3), is_killed=True)
    start(cluster, tmp_path)
    assert cluster.starts == 4


def test_killed_again_and_again_it_is_given_up(tmp_path):
    cluster = Cluster(*failures(tmp_path, 50), is_killed=True)
    with pytest.raises((DatabaseUnavailable, psycopg.OperationalError)):
        start(cluster, tmp_path)
    assert cluster.starts < 10


def test_one_that_ends_by_itself_is_told_at_once(tmp_path):
    cluster = Cluster(*failures(tmp_path, 1), is_killed=False)
    with pytest.raises(DatabaseUnavailable):
        start(cluster, tmp_path)
    assert cluster.starts == 1
