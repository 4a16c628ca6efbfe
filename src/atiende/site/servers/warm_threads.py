"""Threads that answer requests: the one that rested least takes the next, with its connection and caches still warm.

The pool of the standard library goes round: with one caller each of its threads, and each one's database process, is
woken in turn and finds its caches cold.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from queue import SimpleQueue
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class _Task:
    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self.future: Future[Any] = Future()

    def run(self) -> Callable[[], None]:
        """Do the work; what comes back tells the caller of it."""
        if not self.future.set_running_or_notify_cancel():
            return _nobody_to_tell
        try:
            return partial(self.future.set_result, self._work())
        except BaseException as error:
            return partial(self.future.set_exception, error)


class WarmThreads(Executor):
    """At most `limit` threads, made when needed; they end with the process."""

    def __init__(self, limit: int, *, name: str) -> None:
        self._limit = limit
        self._name = name
        self._lock = threading.Lock()
        self._resting: list[SimpleQueue[_Task]] = []
        self._waiting: deque[_Task] = deque()
        self._count = 0

    def submit(
        self, work: Callable[Given, Result], /, *values: Given.args, **named: Given.kwargs
    ) -> Future[Result]:
        """Have it done as soon as a thread is free, first come, first served."""
        task = _Task(partial(work, *values, **named))
        with self._lock:
            if self._resting:
                self._resting.pop().put(task)
            elif self._count < self._limit:
                self._start(task)
            else:
                self._waiting.append(task)
        return task.future

    def _start(self, task: _Task) -> None:
        given: SimpleQueue[_Task] = SimpleQueue()
        given.put(task)
        self._count += 1
        name = f"{self._name}-{self._count}"
        threading.Thread(target=self._serve, args=(given,), name=name, daemon=True).start()

    def _serve(self, given: SimpleQueue[_Task]) -> None:
        task: _Task | None = None
        while True:
            tell = (task or given.get()).run()
            task = self._next(
                given
            )  # before the caller is told, so that its next request finds this thread resting
            tell()
            del tell  # what was answered must not live on while this thread rests

    def _next(self, given: SimpleQueue[_Task]) -> _Task | None:
        """A task that waits; none means that this thread rests and is handed the next one."""
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._resting.append(given)
            return None


def _nobody_to_tell() -> None:
    pass
