"""Looking after processes: what they write is read, who dies is started again, all end together."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import time
from collections.abc import Callable, Iterator, Sequence

from atiende.site.supervisor.child import Child, reason_of
from atiende.site.supervisor.journal import Journal

_LONGEST_PAUSE_SECONDS = 5.0


class Tending:
    """`is_stopping` once SIGINT or SIGTERM arrived: from then on nothing is started again."""

    def __init__(self, journal: Journal) -> None:
        self.is_stopping = False
        self._journal = journal
        self._selector = selectors.DefaultSelector()

    @contextlib.contextmanager
    def heeding_signals(self, *, on_hangup: Callable[[], None] | None = None) -> Iterator[None]:
        """Signals wake the waiting below through a pipe, so that none is missed and nothing polls.

        SIGHUP does what `on_hangup` says; without it, it ends the program as the others do.
        """
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        os.set_blocking(reading, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._selector.register(reading, selectors.EVENT_READ, None)
        hung_up = on_hangup or self._ask_to_stop
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._ask_to_stop())
        signal.signal(signal.SIGHUP, lambda *_: hung_up())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        yield

    def launch(self, child: Child) -> None:
        child.start()
        for pipe in (child.errors, child.tells):
            os.set_blocking(pipe, False)
            self._selector.register(pipe, selectors.EVENT_READ, child)
        self._journal.say("started", what=child.name, pid=child.pid)

    def look_after(self, child: Child) -> None:
        """Note that it died, and start it again when its time has come."""
        if child.start_again_at is None:
            if not child.is_alive() and not self.is_stopping:
                self.read_pipes(0)
                pid, lines = child.pid, list(child.last_lines)[-5:]
                self._journal.say("died", what=child.name, pid=pid, why=child.ended(), last_lines=lines)
        elif time.monotonic() >= child.start_again_at:
            self.launch(child)

    def end(self, children: Sequence[Child], *, within_seconds: float) -> None:
        """Ask all to end, and kill who has not by then."""
        for child in children:
            child.ask_to_end()
        deadline = time.monotonic() + within_seconds
        while any(child.is_alive() for child in children) and time.monotonic() < deadline:
            self.read_pipes(0.1)  # who cannot write its last words cannot end
        for child in children:
            child.kill()
        self.read_pipes(0)

    def read_pipes(self, timeout: float) -> None:
        """What the children write, and signals; waits for either at most `timeout` seconds."""
        for key, _events in self._selector.select(timeout):
            try:
                content = os.read(key.fd, 65536)
            except BlockingIOError:
                continue
            if isinstance(key.data, Child):
                self._take(key.data, key.fd, content)

    def _ask_to_stop(self) -> None:
        self.is_stopping = True

    def _take(self, child: Child, pipe: int, content: bytes) -> None:
        if not content:
            self._selector.unregister(pipe)
            os.close(pipe)
        elif pipe == child.tells:
            child.told += content
        else:
            with contextlib.suppress(OSError):
                os.write(2, content)
            child.last_lines.extend(content.decode(errors="replace").splitlines())


def seconds_to_next_start(children: Sequence[Child]) -> float:
    """How long there is nothing to do, unless something happens."""
    waits = [each.start_again_at - time.monotonic() for each in children if each.start_again_at is not None]
    return max(min([*waits, _LONGEST_PAUSE_SECONDS]), 0.0)


def is_ready(child: Child) -> bool:
    return child.told.startswith(b"ready")


def why_it_did_not_start(child: Child) -> str:
    """Its own words, or how it ended and its last line."""
    told = child.told.decode(errors="replace").strip()
    lines = [line for line in child.last_lines if line.strip()]
    how = child.died_of or reason_of(child.exit_code())
    return told or f"{child.name}: {how}. {lines[-1] if lines else ''}".strip()
