"""The law as this installation has it: what ships of packs, readings and holidays, with what the company brought."""

from __future__ import annotations

import datetime as dt
import importlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from atiende.kernel.refusals import Refusal
from atiende.platform.regions import Correction, RegionCalendar, find_region
from atiende.regulations.rules.packs import Pack
from atiende.regulations.rules.shipped import shipped_packs
from atiende.regulations.rules.versions import chosen_readings
from atiende.site.environment import Environment, read_environment


@dataclass(frozen=True)
class Law:
    """`problem`: why what the company brought could not be read, as a refusal; None when it was, or there is none."""

    packs: Mapping[str, Pack]
    readings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    completed: Mapping[str, dt.date] = field(default_factory=dict)
    problem: Refusal | None = None

    def calendar(self, region: str) -> RegionCalendar:
        """Raises UnknownRegion."""
        found = find_region(region, {each.region for each in self.corrections})
        return RegionCalendar.of(found, self.corrections, dict(self.completed))

    def readings_of(self, pack: Pack) -> dict[str, str]:
        return chosen_readings(pack, self.readings.get(pack.id, {}))


def shipped_law() -> Law:
    """What ships: the same on every machine with this version."""
    return Law(shipped_packs())


def law_here() -> Law:
    """What ships where nothing was set up; else with what the company brought. A database out of reach is told."""
    environment = read_environment(os.environ)
    if not _is_installed(environment):
        return shipped_law()
    try:
        law: Law = importlib.import_module("atiende.site.command_line.work.law_of_company").law_of_company(
            environment
        )
    except Refusal as refusal:
        return Law(shipped_packs(), problem=refusal)
    return law


def _is_installed(environment: Environment) -> bool:
    return bool(environment.database_url) or (environment.data / "postgres" / "data" / "PG_VERSION").exists()
