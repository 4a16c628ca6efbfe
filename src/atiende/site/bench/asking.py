"""Asks a running program for the same kind of page again and again: CPU of server and database, and the clock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from atiende.site.bench.figures import percentile
from atiende.site.bench.program import Browser, Program

WARM = 6
_REST_SECONDS = 2.0

Ask = Callable[[], None]


@dataclass(slots=True)
class Costs:
    """Milliseconds a request, one value a run: CPU of server and database, and the 95th percentile by the clock."""

    server: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)

    @property
    def cpu(self) -> tuple[float, ...]:
        return tuple(map(sum, zip(self.server, self.database, strict=True)))


class Meter:
    """What the program uses while nobody asks is taken off: it is not the request's."""

    def __init__(self, program: Program) -> None:
        self._program = program
        server, database = program.cpu_seconds()
        time.sleep(_REST_SECONDS)
        after_server, after_database = program.cpu_seconds()
        self._idle = ((after_server - server) / _REST_SECONDS, (after_database - database) / _REST_SECONDS)

    def add_run(self, costs: Costs, asks: Sequence[Ask]) -> None:
        """Make these requests once and note what they cost."""
        server, database = self._program.cpu_seconds()
        began = last = time.perf_counter()
        walls = []
        for ask in asks:
            ask()
            now = time.perf_counter()
            walls.append(1000 * (now - last))
            last = now
        after_server, after_database = self._program.cpu_seconds()
        seconds, scale = last - began, 1000 / len(asks)
        costs.server.append(max(0.0, after_server - server - self._idle[0] * seconds) * scale)
        costs.database.append(max(0.0, after_database - database - self._idle[1] * seconds) * scale)
        costs.p95.append(percentile(walls, 0.95))


def page(browser: Browser, path: str, *, is_part: bool = False) -> Ask:
    """A request that must be answered by 200. Raises RuntimeError."""

    def ask() -> None:
        status, _body = browser.get(path, is_part=is_part)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")

    return ask
