"""Reads what a company brought to the law from its database, which is started for that when it does not run."""

from __future__ import annotations

import os
from typing import Any, Final

import psycopg

from atiende.platform.regions.kept import read_corrections
from atiende.regulations.rules.packs import Pack
from atiende.regulations.rules.shipped import shipped_packs
from atiende.regulations.rules.versions import newest, readable
from atiende.site.command_line.database import running_database
from atiende.site.command_line.work.law_here import Law
from atiende.site.embedded_postgres.errors import DatabaseOutOfReach
from atiende.site.environment import Environment, without_password

_VERSIONS: Final = "SELECT text FROM regulations_pack_version ORDER BY id"
_READINGS: Final = "SELECT pack, switch, reading FROM regulations_chosen_reading"


def law_of_company(environment: Environment) -> Law:
    """Tables that an older version has not made hold nothing. Raises DatabaseOutOfReach and what a start refuses."""
    with running_database(environment):
        url = environment.database_url or os.environ["ATIENDE_EMBEDDED_URL"]
        try:
            with psycopg.connect(url, connect_timeout=5) as connection:
                corrections, completed = read_corrections(connection)
                packs, readings = read_packs(connection)
        except psycopg.errors.UndefinedTable:
            return Law(shipped_packs())
        except psycopg.Error as error:
            raise DatabaseOutOfReach(without_password(url), str(error).partition("\n")[0]) from error
    return Law(packs, readings, corrections, completed)


def read_packs(connection: psycopg.Connection[Any]) -> tuple[dict[str, Pack], dict[str, dict[str, str]]]:
    """Packs in force, and the readings chosen for each. Raises psycopg.Error."""
    packs = newest(shipped_packs(), readable(row[0] for row in connection.execute(_VERSIONS)))
    readings: dict[str, dict[str, str]] = {}
    for pack, switch, reading in connection.execute(_READINGS):
        readings.setdefault(pack, {})[switch] = reading
    return packs, readings
