"""Work beside the reader's own: while the mails of a portion become cases, the next portion is brought over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from types import TracebackType

from django.db import connections

Work = Callable[[], None]


class Aside:
    """A thread that does one piece of work after the other, in order; none is given before the last one is done."""

    def __init__(self) -> None:
        self._given: SimpleQueue[Work | None] = SimpleQueue()
        self._done: SimpleQueue[BaseException | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_busy = False

    def __enter__(self) -> Aside:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What is under way is finished, whatever ended the reader's own work."""
        if self._thread is not None:
            self._given.put(None)
            self._thread.join()

    def do(self, work: Work) -> None:
        """Raises what the piece of work before raised."""
        self.wait()
        if self._thread is None:
            name = f"{threading.current_thread().name}, aside"
            self._thread = threading.Thread(target=self._run, name=name, daemon=True)
            self._thread.start()
        self._is_busy = True
        self._given.put(work)

    def wait(self) -> None:
        """Until all is done. Raises what the last piece of work raised."""
        if not self._is_busy:
            return
        error = self._done.get()
        self._is_busy = False
        if error is not None:
            raise error

    def _run(self) -> None:
        try:
            while (work := self._given.get()) is not None:
                try:
                    work()
                except BaseException as error:
                    self._done.put(error)
                else:
                    self._done.put(None)
        finally:
            connections.close_all()
