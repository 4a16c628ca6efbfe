"""A whole installation of nodes: two for pages, one for live signals, two workers, behind nginx; and who uses it."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

from tests.faults.running import ENVIRONMENT
from tests.nodes.running import SECRET, Node
from tests.processes import clean_environment

PAUSE_SECONDS = 0.05
FILE_EVERY = 4


@dataclass
class Cluster:
    """`port` is nginx's. What tests of faults ask of a house: rows and numbers."""

    database: str
    data: Path
    environment: dict[str, str]
    port: int = 0
    nodes: list[Node] = field(default_factory=list)

    def start(self, role: str, *words: str) -> Node:
        self.nodes.append(Node(role, self.data, *words, **self.environment))
        return self.nodes[-1]

    def command(self, *words: str, given: str = "", codes: frozenset[int] = frozenset({0})) -> str:
        """Run to its end; what it printed. `given`: on its standard input."""
        done = subprocess.run(
            [sys.executable, "-m", "atiende.site.command_line", *words],
            env=clean_environment(ATIENDE_DATA=str(self.data), **self.environment),
            capture_output=True,
            text=True,
            timeout=300,
            input=given,
            check=False,
        )
        assert done.returncode in codes, done.stderr
        return done.stdout

    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextlib.contextmanager
    def sql(self) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
        with psycopg.connect(self.database, autocommit=True, connect_timeout=5) as connection:
            yield connection

    def rows(self, statement: str) -> list[tuple[object, ...]]:
        with self.sql() as connection:
            return connection.execute(statement.replace("%%", "%")).fetchall()

    def number(self, statement: str) -> int:
        return int(str(self.rows(statement)[0][0]))

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, bytes]:
        """Through nginx, over a line of its own; 0 when no answer came."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            line.request(method, path, json.dumps(body) if body is not None else None, sent)
            answer = line.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            line.close()


def environment_of(database: str, **more: str) -> dict[str, str]:
    return {
        **ENVIRONMENT,
        "DATABASE_URL": database,
        "ATIENDE_SECRET_KEY": SECRET,
        "ATIENDE_TRUSTED_PROXIES": "127.0.0.1",
        **more,
    }


class Caller:
    """Opens one case after the other by the API, and answers each with a file now and then.

    What was not answered is sent again with the same Idempotency-Key, until it is.
    """

    def __init__(self, cluster: Cluster, token: str) -> None:
        self._cluster = cluster
        self._headers = {"Authorization": f"Bearer {token}", "Content_Type": "application/json"}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="caller", daemon=True)
        self.opened: dict[str, int] = {}
        self.statuses: Counter[int] = Counter()
        self.tried: set[str] = set()

    def __enter__(self) -> Caller:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(180)

    def _run(self) -> None:
        while not self._stop.wait(PAUSE_SECONDS):
            key = uuid.uuid4().hex
            self.tried.add(key)
            customer = {"name": "Ana", "email": f"{key}@example.com"}
            body = {"subject": f"caso {key}", "body": "Buenos días.", "customer": customer}
            found = self._until_answered("/api/v1/tickets", body, key)
            self.opened[key] = int(str(found["number"]))
            if len(self.opened) % FILE_EVERY == 0:
                content = base64.b64encode(f"fichero {key}".encode() * 2000).decode()
                file = {"name": "informe.txt", "media_type": "text/plain", "content": content}
                note = {"kind": "note", "body": "Con un fichero.", "attachments": [file]}
                self._until_answered(f"/api/v1/tickets/{found['number']}/messages", note, f"n{key}")

    def _until_answered(self, path: str, body: object, key: str) -> dict[str, object]:
        deadline = time.monotonic() + 150
        while True:
            status, content = self._cluster.ask("POST", path, body, Idempotency_Key=key, **self._headers)
            self.statuses[status] += 1
            if status == 201:
                return dict(json.loads(content))
            # Nobody there, a node that died, one that is busy with the first try, or too many questions.
            assert status in {0, 409, 429, 500, 502, 503, 504}, (status, content)
            assert time.monotonic() < deadline, (status, content)
            time.sleep(0.2)


class Watcher:
    """A browser's live line: opened again whenever it ends, counting what it hears."""

    def __init__(self, cluster: Cluster, cookie: str, topic: str) -> None:
        self._cluster = cluster
        self._cookie = cookie
        self._topic = topic
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        self.opened = 0
        self.heard_at: list[float] = []
        self.everything = 0

    def __enter__(self) -> Watcher:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(60)

    def _run(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(OSError, WebSocketException, TimeoutError):
                self._watch()
            self._stop.wait(0.2)

    def _watch(self) -> None:
        host = f"127.0.0.1:{self._cluster.port}"
        headers = {"Cookie": self._cookie}
        origin = f"http://{host}"
        with connect(f"ws://{host}/live", origin=origin, additional_headers=headers) as line:  # type: ignore[arg-type]
            line.send(json.dumps({"subscribe": self._topic}))
            self.opened += 1
            while not self._stop.is_set():
                with contextlib.suppress(TimeoutError):
                    frame = json.loads(line.recv(1))
                    if frame.get("signal") == self._topic:
                        self.heard_at.append(time.monotonic())
                    elif frame.get("signal") == "*":
                        self.everything += 1
                    elif "closed" in frame:
                        return
