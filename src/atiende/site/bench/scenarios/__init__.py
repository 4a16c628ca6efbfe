"""One file per group of figures; each offers `measure(runs) -> list[Figure]` and says what it needs."""

from __future__ import annotations

from collections.abc import Callable

from atiende.site.bench.figures import Figure
from atiende.site.bench.scenarios import (
    api,
    backup,
    busy,
    clocks,
    events,
    imports,
    live,
    mail,
    pages,
    start,
    tickets,
    ui,
    views,
)

SCENARIOS: dict[str, Callable[[int], list[Figure]]] = {
    "start": start.measure,
    "pages": pages.measure,
    "events": events.measure,
    "clocks": clocks.measure,
    "live": live.measure,
    "mail": mail.measure,
    "api": api.measure,
    "import": imports.measure,
    "ui": ui.measure,
    "busy": busy.measure,
    "tickets": tickets.measure,
    "views": views.measure,
    "backup": backup.measure,
}
