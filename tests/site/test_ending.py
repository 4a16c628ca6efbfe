"""However the program ends, it leaves no process."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.processes import Program, is_gone, until

pytestmark = pytest.mark.process


@pytest.mark.slow
def test_an_interruption_ends_it_cleanly(new_data: Path) -> None:
    program = Program(new_data)
    assert program.url
    assert_it_ends_cleanly(program, signal.SIGINT)


def assert_it_ends_cleanly(program: Program, number: signal.Signals) -> None:
    everything = program.processes()
    assert len(everything) > 3
    program.process.send_signal(number)
    assert program.process.wait(timeout=20) == 0
    assert all(is_gone(process) for process in everything)
    assert not (program.data / "postgres" / "data" / "postmaster.pid").exists()


def test_a_killed_supervisor_leaves_no_process_and_the_next_start_works_until_a_signal_ends_it(
    new_data: Path,
) -> None:
    first = Program(new_data)
    assert first.url
    everything = first.processes()
    first.process.kill()
    first.process.wait()
    until(lambda: all(is_gone(process) for process in everything), what="everybody gone")
    second = Program(new_data)
    assert second.is_ready()
    assert_it_ends_cleanly(second, signal.SIGTERM)


def test_a_signal_before_it_is_ready_ends_it_without_a_word_or_a_process(new_data: Path) -> None:
    program = Program(new_data)
    web = until(lambda: program.pid_of("web"), what="web was started")
    everything = program.processes()
    program.process.send_signal(signal.SIGTERM)
    program.process.wait(timeout=20)
    assert program.output.read_text() == ""
    assert web in {process.pid for process in everything}
    assert all(is_gone(process) for process in everything)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["web", "worker", "database"])
def test_what_is_killed_while_it_starts_is_started_again(new_data: Path, name: str) -> None:
    program = Program(new_data)
    victim = until(lambda: program.pid_of(name), what=f"{name} was started")
    os.kill(victim, signal.SIGKILL)
    try:
        assert program.url
        until(program.is_ready)
    finally:
        assert program.end() == 0
