from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.nodes.running import SECRET, Node, own_database
from tests.processes import command


@pytest.fixture(scope="module")
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """With tables, as `atiende migrate` makes them."""
    name = "nodes_" + request.module.__name__.rpartition(".")[2]
    with own_database(name) as url:
        folder = Path(str(request.getfixturevalue("process_folder"))) / name
        done = command("migrate", data=folder, limit=300, DATABASE_URL=url, ATIENDE_SECRET_KEY=SECRET)
        assert done.returncode == 0, done.stderr
        yield url


@pytest.fixture
def start(database: str, process_folder: Path, request: pytest.FixtureRequest) -> Iterator[type[Node]]:
    """Starts nodes on the database; what is left of them at the end is killed."""
    running: list[Node] = []

    def started(role: str, *words: str, **environment: str) -> Node:
        data = process_folder / request.module.__name__.rpartition(".")[2]
        running.append(Node(role, data, *words, **{"DATABASE_URL": database, **environment}))
        return running[-1]

    yield started  # type: ignore[misc]
    for node in running:
        node.kill()
