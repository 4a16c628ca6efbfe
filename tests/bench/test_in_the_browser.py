"""What `bench ui` needs and what it makes of what the browser found; the measuring itself is no test."""

from __future__ import annotations

import importlib.util
import shutil
import socket
import threading

import pytest

from atiende.site.bench.relay import relay_to
from atiende.site.bench.running import run_scenarios
from atiende.site.bench.scenarios import ui

ANSWER = {
    "cold": [120.0],
    "bare_key": [10.0, 12.0],
    "marked": [20.0, 30.0],
    "opened": [200.0, 500.0],
    "bare_case": [50.0],
    "own": [40.0],
    "in_case": [100.0, 310.0],
    "in_list": [700.0],
    "bare_note": [30.0],
}


def test_each_figure_is_judged_by_its_slowest_share() -> None:
    met = {figure.name: figure.is_met for figure in ui.figures_of([ANSWER])}
    assert met == {
        "ui_marked": True,
        "ui_opened": False,
        "ui_own": True,
        "ui_change_in_case": False,
        "ui_change_in_list": True,
        "ui_cold_page": True,
    }


@pytest.mark.parametrize("missing", ["chromium", "playwright"])
def test_without_a_browser_it_says_so_in_one_sentence(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None if missing == "chromium" else "/usr/bin/chromium")
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if missing == "playwright" else object()
    )
    told = run_scenarios(["ui"], runs=1).failures["ui"]
    assert "playwright" in told
    assert "\n" not in told


def test_the_relay_counts_what_comes_back_and_changes_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as program, relay_to(program.getsockname()[1]) as relay:

        def answer() -> None:
            with program.accept()[0] as asked:
                asked.sendall(asked.recv(100)[::-1] * 1000)
                asked.shutdown(socket.SHUT_WR)

        threading.Thread(target=answer, daemon=True).start()
        with socket.create_connection(("127.0.0.1", relay.port), timeout=10) as asking:
            asking.sendall(b"abc")
            asking.shutdown(socket.SHUT_WR)
            got = b"".join(iter(lambda: asking.recv(65536), b""))
    assert got == b"cba" * 1000
    assert relay.received == 3000
