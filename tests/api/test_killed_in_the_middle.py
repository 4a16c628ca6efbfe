"""The web process is killed while a call is at work: the same call again makes one case."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from atiende.site.embedded_postgres.cluster import Cluster
from tests.api.conftest import a_ticket
from tests.processes import Program, clean_environment, until

pytestmark = [pytest.mark.process, pytest.mark.slow]
_WAITS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%tickets_searchrow%'"


def test_the_same_key_again_makes_one_case(program: Program) -> None:
    token = _token(program)
    with psycopg.connect(Cluster(program.data).url(), autocommit=True) as beside:
        with psycopg.connect(Cluster(program.data).url()) as holding:
            holding.execute("LOCK TABLE tickets_searchrow IN ACCESS EXCLUSIVE MODE")
            first: list[int] = []
            call = threading.Thread(target=lambda: first.append(_sent(program, token)[0]))
            call.start()
            until(lambda: _one(beside, _WAITS), what="the call waits in the middle of its work")
            web = program.pid_of("web")
            assert web is not None
            os.kill(web, signal.SIGKILL)
            call.join(30)
        assert first == [0]
        until(lambda: program.pid_of("web") not in (None, web) and program.is_ready(), limit=120)
        again = until(lambda: _made(program, token), what="the call is taken again")
        assert again["number"] == _made(program, token)["number"]
        assert _one(beside, "SELECT count(*) FROM tickets_ticket") == 1
        assert _one(beside, "SELECT count(*) FROM platform_api_answer") == 1
        audited = "SELECT count(*) FROM platform_audit_entry WHERE verb = 'tickets.ticket_opened'"
        assert _one(beside, audited) == 1


def _token(program: Program) -> str:
    def run(*words: str, given: str = "") -> str:
        return subprocess.run(
            [sys.executable, "-m", "atiende.site.command_line", *words],
            env=clean_environment(ATIENDE_DATA=str(program.data)), input=given,
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    person = ("--email", "ana@nova.example", "--name", "Ana", "--role", "administrator")
    run("user", "create", *person, given="a long password of hers\n")
    return run("token", "create", "--user", "ana@nova.example", "--scope", "tickets:write").split()[-1]


def _made(program: Program, token: str) -> Any:
    """None while somebody is away, or the killed call still holds its key."""
    status, told = _sent(program, token)
    return told if status == 201 else None


def _sent(program: Program, token: str) -> tuple[int, Any]:
    """The status and the answer; 0 when there was none."""
    place = urlsplit(program.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=60)
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Idempotency-Key": "pedido-1",
    }
    try:
        connection.request("POST", "/api/v1/tickets", json.dumps(a_ticket()), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError):
        return 0, None
    finally:
        connection.close()


def _one(connection: psycopg.Connection[Any], query: str) -> Any:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]
