"""A node at work: its process kept running, replaced by a new one without losing a caller, ended in order."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import Refusal
from atiende.site.command_line.words import sentence_of
from atiende.site.nodes import telling_systemd
from atiende.site.supervisor.child import Child, reason_of
from atiende.site.supervisor.errors import DidNotStart
from atiende.site.supervisor.journal import Journal

DRAIN_SECONDS: Final = 30.0
START_LIMIT_SECONDS: Final = 120.0


@dataclass(frozen=True, slots=True)
class Role:
    """What a node runs: a module that listens on the socket ATIENDE_LISTEN_FD."""

    name: str
    module: str


class Node:
    """`settings` is asked at every start of a process: what it says then holds for that process."""

    def __init__(
        self, role: Role, listening: int, settings: Callable[[], Mapping[str, str]], journal: Journal
    ) -> None:
        self._role = role
        self._listening = listening
        self._settings = settings
        self._journal = journal
        self._selector = selectors.DefaultSelector()
        self._stopping = False
        self._reload_asked = False
        self._new_since = 0.0
        self._child = self._made()
        self._new: Child | None = None
        self._old: list[tuple[Child, float]] = []

    def start(self) -> bool:
        """True when it serves, False when told to stop meanwhile. Raises DidNotStart and what the settings refuse."""
        self._launch(self._child)
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while not self._is_ready(self._child) and not self._stopping:
            self._read_pipes(0.5)
            if not self._child.is_alive() or time.monotonic() > deadline:
                self._read_pipes(0)
                raise DidNotStart(self._why(self._child))
        return not self._stopping

    def watch(self) -> None:
        """Until SIGINT or SIGTERM: restart what dies, replace it at SIGHUP."""
        telling_systemd.tell_ready()
        while not self._stopping:
            self._read_pipes(self._pause())
            if self._reload_asked and self._new is None:
                self._begin_reload()
            self._go_on_reloading()
            self._look_after_child()
            self._look_after_old()

    def stop(self) -> None:
        """Ask all to end, and leave nothing."""
        telling_systemd.tell_stopping()
        everybody = [self._child, *([self._new] if self._new else []), *(old for old, _since in self._old)]
        for child in everybody:
            child.ask_to_end()
        deadline = time.monotonic() + DRAIN_SECONDS
        while any(child.is_alive() for child in everybody) and time.monotonic() < deadline:
            self._read_pipes(0.1)
        for child in everybody:
            child.kill()
        self._read_pipes(0)

    @contextlib.contextmanager
    def heeding_signals(self) -> Iterator[None]:
        """Signals wake the waiting through a pipe, so that none is missed."""
        reading, writing = os.pipe()
        os.set_blocking(writing, False)
        os.set_blocking(reading, False)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        self._selector.register(reading, selectors.EVENT_READ, None)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._ask_to_stop())
        signal.signal(signal.SIGHUP, lambda *_: self._ask_to_reload())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        yield

    def _ask_to_stop(self) -> None:
        self._stopping = True

    def _ask_to_reload(self) -> None:
        self._reload_asked = True

    def _made(self) -> Child:
        environment = {
            **self._settings(),
            "ATIENDE_LISTEN_FD": str(self._listening),
            "ATIENDE_ROLE": self._role.name,
        }
        return Child(self._role.name, self._role.module, inherits=(self._listening,), environment=environment)

    def _launch(self, child: Child) -> None:
        child.start()
        for pipe in (child.errors, child.tells):
            os.set_blocking(pipe, False)
            self._selector.register(pipe, selectors.EVENT_READ, child)
        self._journal.say("started", what=child.name, pid=child.pid)

    def _begin_reload(self) -> None:
        """The old process goes on until the new one serves: both accept on the same socket for that moment."""
        self._reload_asked = False
        telling_systemd.tell_reloading()
        try:
            self._new = self._made()
        except Refusal as refusal:
            self._journal.say("not reloaded", why=sentence_of(refusal))
            telling_systemd.tell_ready()
            return
        self._new_since = time.monotonic()
        self._launch(self._new)

    def _go_on_reloading(self) -> None:
        new = self._new
        if new is None:
            return
        if self._is_ready(new):
            self._child.ask_to_end()
            self._old.append((self._child, time.monotonic()))
            self._journal.say("reloaded", what=new.name, pid=new.pid, before=self._child.pid)
            self._child, self._new = new, None
            telling_systemd.tell_ready()
        elif not new.is_alive() or time.monotonic() - self._new_since > START_LIMIT_SECONDS:
            self._read_pipes(0)
            self._journal.say("not reloaded", why=self._why(new))
            new.kill()
            self._new = None
            telling_systemd.tell_ready()

    def _look_after_child(self) -> None:
        child = self._child
        if child.start_again_at is None:
            if not child.is_alive() and not self._stopping:
                self._read_pipes(0)
                pid, lines = child.pid, list(child.last_lines)[-5:]
                self._journal.say("died", what=child.name, pid=pid, why=child.ended(), last_lines=lines)
        elif time.monotonic() >= child.start_again_at:
            self._launch(child)

    def _look_after_old(self) -> None:
        for child, since in list(self._old):
            if time.monotonic() - since > DRAIN_SECONDS:
                child.kill()
            if not child.is_alive():
                self._old.remove((child, since))

    def _pause(self) -> float:
        if self._new is not None or self._old:
            return 0.5
        again = self._child.start_again_at
        return 5.0 if again is None else min(max(again - time.monotonic(), 0.0), 5.0)

    def _read_pipes(self, timeout: float) -> None:
        for key, _events in self._selector.select(timeout):
            try:
                content = os.read(key.fd, 65536)
            except BlockingIOError:
                continue
            if isinstance(key.data, Child):
                self._take(key.data, key.fd, content)

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

    @staticmethod
    def _is_ready(child: Child) -> bool:
        return child.told.startswith(b"ready")

    @staticmethod
    def _why(child: Child) -> str:
        told = child.told.decode(errors="replace").strip()
        lines = [line for line in child.last_lines if line.strip()]
        died = f"{child.name}: {reason_of(child.exit_code())}. {lines[-1] if lines else ''}".strip()
        return told or died
