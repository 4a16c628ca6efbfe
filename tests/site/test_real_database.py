"""DATABASE_URL: a real server instead of the embedded one, away for a while, wrong, or too far."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from atiende.site.embedded_postgres.cluster import Cluster
from tests.processes import Program, command, until

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def real(installed_data: Path) -> Iterator[Cluster]:
    """Another cluster plays the real server."""
    folder = Path(tempfile.mkdtemp(prefix="atiende-real-"))
    folder.chmod(0o711)
    cluster = Cluster(folder / "real")
    cluster.start()
    yield cluster
    cluster.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def on_real(real: Cluster) -> Iterator[Program]:
    program = Program(real.home.parent.parent / "node", environment={"DATABASE_URL": real.url()})
    try:
        assert program.url
        yield program
    finally:
        program.end()


def test_no_embedded_server_is_started(on_real: Program) -> None:
    assert on_real.is_ready()
    assert on_real.pid_of("database") is None
    assert not (on_real.data / "postgres").exists()


def test_a_database_that_goes_away_gives_503_and_everything_recovers_by_itself(
    on_real: Program, real: Cluster
) -> None:
    until(on_real.is_ready)
    web, worker = on_real.pid_of("web"), on_real.pid_of("worker")
    real.stop()
    status, _headers, body = on_real.get("/readyz")
    assert (status, json.loads(body)) == (503, {"ready": False, "reason": "database"})
    assert on_real.get("/healthz")[0] == 200
    status, headers, body = on_real.get("/", **{"Accept-Language": "es"})
    assert status == 503
    assert headers["retry-after"]
    assert b'<html lang="es"' in body
    real.start()
    until(on_real.is_ready)
    assert on_real.get("/setup/")[0] == 200
    assert (on_real.pid_of("web"), on_real.pid_of("worker")) == (web, worker)


def test_an_address_that_nobody_answers_is_refused_in_one_sentence(tmp_path: Path) -> None:
    refused = command(
        "up", data=tmp_path, DATABASE_URL="postgresql://a:secret@127.0.0.1:1/x", LC_ALL="en_GB.UTF-8"
    )
    assert (refused.returncode, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "DATABASE_URL" in refused.stderr
    assert "refused" in refused.stderr
    assert "secret" not in refused.stderr


def test_an_address_that_is_none_is_refused_in_one_sentence(tmp_path: Path) -> None:
    refused = command("doctor", "--json", data=tmp_path, DATABASE_URL="mysql://a:secret@host/x")
    assert refused.returncode == 1
    assert "postgresql://USER:PASSWORD@HOST:5432/DATABASE" in refused.stderr + refused.stdout
    assert "secret" not in refused.stderr + refused.stdout
