from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection

from atiende.platform.outbox import handles, registry
from tests.platform_events.facts import ThingMoved


@pytest.fixture
def listen() -> Iterator[Callable[..., Any]]:
    """Register a function as handler of ThingMoved for one test."""
    listening: list[Callable[..., Any]] = []

    def add(function: Callable[..., Any], name: str = "") -> Callable[..., Any]:
        function.__qualname__ = name or function.__name__
        listening.append(handles(ThingMoved)(function))
        return function

    yield add
    for function in listening:
        registry.forget(function)


@pytest.fixture
def empty_queue(db: None) -> None:
    """Tests that commit leave jobs behind: the queue's tables are not among those that are emptied after a test."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
