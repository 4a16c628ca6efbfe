"""A node at work: its process kept running, replaced by a new one without losing a caller, ended in order."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import Refusal
from atiende.site.command_line.words import sentence_of
from atiende.site.nodes import telling_systemd
from atiende.site.supervisor.child import Child
from atiende.site.supervisor.errors import DidNotStart
from atiende.site.supervisor.journal import Journal
from atiende.site.supervisor.tending import Tending, is_ready, seconds_to_next_start, why_it_did_not_start

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
        self._tending = Tending(journal)
        self._reload_asked = False
        self._new_since = 0.0
        self._child = self._made()
        self._new: Child | None = None
        self._old: list[tuple[Child, float]] = []

    def start(self) -> bool:
        """True when it serves, False when told to stop meanwhile. Raises DidNotStart and what the settings refuse."""
        self._tending.launch(self._child)
        deadline = time.monotonic() + START_LIMIT_SECONDS
        while not is_ready(self._child) and not self._tending.is_stopping:
            self._tending.read_pipes(0.5)
            if not self._child.is_alive() or time.monotonic() > deadline:
                self._tending.read_pipes(0)
                raise DidNotStart(why_it_did_not_start(self._child))
        return not self._tending.is_stopping

    def watch(self) -> None:
        """Until SIGINT or SIGTERM: restart what dies, replace it at SIGHUP."""
        telling_systemd.tell_ready()
        while not self._tending.is_stopping:
            self._tending.read_pipes(self._pause())
            if self._reload_asked and self._new is None:
                self._begin_reload()
            self._go_on_reloading()
            self._tending.look_after(self._child)
            self._look_after_old()

    def stop(self) -> None:
        """Ask all to end, and leave nothing."""
        telling_systemd.tell_stopping()
        everybody = [self._child, *([self._new] if self._new else []), *(old for old, _since in self._old)]
        self._tending.end(everybody, within_seconds=DRAIN_SECONDS)

    def heeding_signals(self) -> AbstractContextManager[None]:
        """SIGINT and SIGTERM end it, SIGHUP replaces the process."""
        return self._tending.heeding_signals(on_hangup=self._ask_to_reload)

    def _ask_to_reload(self) -> None:
        self._reload_asked = True

    def _made(self) -> Child:
        environment = {
            **self._settings(),
            "ATIENDE_LISTEN_FD": str(self._listening),
            "ATIENDE_ROLE": self._role.name,
        }
        return Child(self._role.name, self._role.module, inherits=(self._listening,), environment=environment)

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
        self._tending.launch(self._new)

    def _go_on_reloading(self) -> None:
        new = self._new
        if new is None:
            return
        if is_ready(new):
            self._child.ask_to_end()
            self._old.append((self._child, time.monotonic()))
            self._journal.say("reloaded", what=new.name, pid=new.pid, before=self._child.pid)
            self._child, self._new = new, None
            telling_systemd.tell_ready()
        elif not new.is_alive() or time.monotonic() - self._new_since > START_LIMIT_SECONDS:
            self._tending.read_pipes(0)
            self._journal.say("not reloaded", why=why_it_did_not_start(new))
            new.kill()
            self._new = None
            telling_systemd.tell_ready()

    def _look_after_old(self) -> None:
        for child, since in list(self._old):
            if time.monotonic() - since > DRAIN_SECONDS:
                child.kill()
            if not child.is_alive():
                self._old.remove((child, since))

    def _pause(self) -> float:
        return 0.5 if self._new is not None or self._old else seconds_to_next_start([self._child])
