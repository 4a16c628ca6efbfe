"""One command, one URL: what a running `atiende up` says and how it answers."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import pytest

from tests.processes import Program, clean_environment, command

pytestmark = pytest.mark.process


def test_it_prints_exactly_one_line_with_the_address(program: Program) -> None:
    assert program.url
    lines = program.output.read_text().splitlines()
    assert len(lines) == 1
    assert program.url in lines[0]


def test_it_is_ready_before_the_set_up_is_done(program: Program) -> None:
    status, headers, body = program.get("/readyz")
    assert (status, json.loads(body)) == (200, {"ready": True})
    assert headers["content-type"] == "application/json"


def test_it_is_alive(program: Program) -> None:
    assert program.get("/healthz")[0] == 200


def test_a_page_carries_its_policy_and_correlation_id(program: Program) -> None:
    status, headers, body = program.get("/setup/", **{"X-Request-ID": "abcdef-123456"})
    assert status == 200
    assert headers["x-request-id"] == "abcdef-123456"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert b"<html" in body


def test_static_files_are_compressed_and_kept_for_ever(program: Program) -> None:
    page = program.get("/setup/")[2].decode()
    sheet = next(part for part in page.split('"') if part.startswith("/static/") and part.endswith(".css"))
    status, headers, _body = program.get(sheet, **{"Accept-Encoding": "br"})
    assert status == 200
    assert headers["content-encoding"] == "br"
    assert "immutable" in headers["cache-control"]


def test_a_second_start_on_the_same_data_is_refused_and_names_the_first(program: Program) -> None:
    second = command("up", "--data", str(program.data), "--port", "0", data=program.data)
    assert (second.returncode, second.stdout) == (1, "")
    assert program.url in second.stderr
    assert len(second.stderr.splitlines()) == 1
    assert program.is_ready()


def test_a_port_in_use_is_refused_before_anything_starts(tmp_path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        data = tmp_path / "never-made"
        refused = command("up", "--data", str(data), "--port", port, data=data)
    assert refused.returncode == 1
    assert port in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert not (data / "postgres").exists()


def test_a_command_uses_the_running_database_and_leaves_it_running(program: Program) -> None:
    before = program.pid_of("database")
    shown = command("django", "shell", "-v", "0", "-c", "print(6 * 7)", data=program.data)
    assert shown.stdout.strip() == "42", shown.stderr
    assert program.pid_of("database") == before
    assert program.is_ready()


def test_all_processes_at_rest_fit_in_350_megabytes(program: Program) -> None:
    assert program.is_ready()
    total = sum(process.memory_full_info().pss for process in program.processes())
    assert total / 1_000_000 <= 350


def test_wrong_usage_is_exit_code_2(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "atiende.site.command_line", "up", "--port", "many"],
        env=clean_environment(ATIENDE_DATA=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2


def test_the_set_up_key_is_told_on_the_terminal_and_written_to_no_log(program: Program) -> None:
    key = (program.data / "keys" / "setup.key").read_text().strip()
    assert key in program.errors.read_text()
    assert not any(key in path.read_text() for path in (program.data / "logs").glob("*.log"))
