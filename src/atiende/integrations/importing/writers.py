"""Several batches at once: while the database writes some, the next is being read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from django.db import connection, connections

Write = Callable[[Sequence[Any]], None]


def written_by(writers: int, write: Write, batches: Iterable[Sequence[Any]]) -> Generator[int, None, None]:
    """How many records of each batch, once it is written; in order. What a writer raises is raised here.

    With one writer, or within a transaction of the caller, on the caller's connection. However it ends, what was begun
    is written to its end.
    """
    if writers == 1 or connection.in_atomic_block:
        for batch in batches:
            write(batch)
            yield len(batch)
        return
    waiting: deque[tuple[Future[None], int]] = deque()
    with ThreadPoolExecutor(writers, thread_name_prefix="import") as pool:
        for batch in batches:
            waiting.append((pool.submit(copy_context().run, _apart, write, batch), len(batch)))
            if len(waiting) > writers:
                yield _done(waiting)
        while waiting:
            yield _done(waiting)


def _apart(write: Write, batch: Sequence[Any]) -> None:
    """On a connection of this thread's own, which is not left behind."""
    try:
        write(batch)
    finally:
        connections.close_all()


def _done(waiting: deque[tuple[Future[None], int]]) -> int:
    future, count = waiting.popleft()
    future.result()
    return count
