"""The worker's parts live and die together; a database that is away is waited for."""

from __future__ import annotations

import logging
import threading

import psycopg
import pytest
from django.db import OperationalError

from atiende.site.servers.patience import is_database_away, patiently
from atiende.site.servers.worker import run_all


def _waits(stop: threading.Event) -> None:
    stop.wait(20)


def test_one_part_that_fails_ends_the_others_and_says_why(caplog: pytest.LogCaptureFixture) -> None:
    def fails(_stop: threading.Event) -> None:
        raise ValueError("a fault of ours")

    with caplog.at_level(logging.ERROR):
        assert run_all({"jobs": fails, "dispatcher": _waits}, threading.Event()) == 1
    assert "a fault of ours" in caplog.text


def test_a_part_that_ends_by_itself_is_a_fault() -> None:
    assert run_all({"jobs": lambda _stop: None, "dispatcher": _waits}, threading.Event()) == 1


def test_told_to_stop_it_ends_well() -> None:
    stop = threading.Event()
    threading.Timer(0.05, stop.set).start()
    assert run_all({"jobs": _waits, "dispatcher": _waits}, stop) == 0


def test_a_database_that_is_away_is_waited_for() -> None:
    tries = iter([OperationalError("away"), psycopg.OperationalError("still away"), None])

    def work() -> str:
        error = next(tries)
        if error:
            raise error
        return "done"

    assert patiently(work, threading.Event(), what="test", longest_pause_seconds=0.01) == "done"


def test_waiting_ends_when_told_to_stop() -> None:
    stop = threading.Event()

    def work() -> None:
        stop.set()
        raise OperationalError("away")

    assert patiently(work, stop, what="test") is None


def test_only_a_lost_connection_counts_as_away() -> None:
    error = RuntimeError("the queue ended")
    error.__cause__ = psycopg.OperationalError("connection refused")
    assert is_database_away(error)
    assert not is_database_away(ValueError("a fault of ours"))
