"""One process under supervision: started, listened to, restarted more and more slowly, stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping

from atiende.site.embedded_postgres.account import die_with_parent

_LONGEST_WAIT_SECONDS = 30.0
_SETTLED_SECONDS = 60.0
_KEPT_LINES = 20


class Child:
    """A Python module run as a process. It writes `ready`, or why it cannot start, on the pipe ATIENDE_TELL_FD."""

    def __init__(
        self, name: str, module: str, *, inherits: tuple[int, ...], environment: Mapping[str, str]
    ) -> None:
        self.name = name
        self._module = module
        self._inherits = inherits
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self.failures = 0
        self.start_again_at: float | None = None
        self.died_of = ""
        self.told = b""
        self.last_lines: deque[str] = deque(maxlen=_KEPT_LINES)
        self.errors = -1
        self.tells = -1

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it; `errors` and `tells` are then pipes to read from."""
        self.errors, errors = os.pipe()
        self.tells, tells = os.pipe()
        self.told = b""
        self.start_again_at = None
        self._started_at = time.monotonic()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.DEVNULL,
                stdout=errors,
                stderr=errors,
                pass_fds=(*self._inherits, tells),
                env={**os.environ, **self._environment, "ATIENDE_TELL_FD": str(tells)},
                start_new_session=True,  # Ctrl+C reaches the supervisor alone, which ends the others in order
                preexec_fn=die_with_parent(signal.SIGKILL),
            )
        finally:
            os.close(errors)
            os.close(tells)

    def exit_code(self) -> int | None:
        return self._process.poll() if self._process else None

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def is_gone_by_itself(self) -> bool:
        """True when it ended with an exit code; False while it runs, and when a signal killed it."""
        code = self.exit_code()
        return code is not None and code >= 0

    def ended(self) -> str:
        """Note that it ended and when to start it again; returns why it ended."""
        code = self.exit_code()
        settled = time.monotonic() - self._started_at > _SETTLED_SECONDS
        self.failures = 0 if settled else self.failures + 1
        wait = 0.0 if self.failures <= 1 else min(2.0 ** (self.failures - 2), _LONGEST_WAIT_SECONDS)
        self.start_again_at = time.monotonic() + wait
        self._process = None
        self.died_of = reason_of(code)
        return self.died_of

    def ask_to_end(self) -> None:
        """It finishes what it has begun."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def kill(self) -> None:
        """Nothing of it is left afterwards."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()


def reason_of(exit_code: int | None) -> str:
    """`exit code 1` or `signal SIGKILL`, for people."""
    if exit_code is None:
        return "unknown"
    if exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return f"signal {signal.Signals(-exit_code).name}"
    except ValueError:
        return f"signal {-exit_code}"
