from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

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
