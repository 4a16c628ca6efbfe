"""Asks for a due date as tests do: by names and texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from atiende.platform.regions import Correction, RegionCalendar, find_region
from atiende.regulations.rules.due_date import Due, Paused, due_date
from atiende.regulations.rules.shipped import shipped_packs, split_rule


def due(
    name: str,
    region: str,
    received: str,
    corrected: str | None = None,
    *,
    corrections: Iterable[Correction] = (),
    paused: Iterable[Paused] = (),
    readings: Mapping[str, str] | None = None,
) -> Due:
    pack, rule = split_rule(name, shipped_packs())
    return due_date(
        pack,
        rule,
        RegionCalendar.of(find_region(region), corrections),
        received=dt.datetime.fromisoformat(received),
        corrected=dt.datetime.fromisoformat(corrected) if corrected else None,
        paused=paused,
        readings=readings,
    )


def due_on(name: str, region: str, received: str, corrected: str | None = None, **more: object) -> str:
    found = due(name, region, received, corrected, **more)  # type: ignore[arg-type]
    return str(found.due_on)
