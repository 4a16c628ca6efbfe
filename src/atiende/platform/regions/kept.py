"""The corrections of a company, read without Django: for a command that has a connection and nothing else.

The screens and the other rooms ask `atiende.platform.holidays`; a test holds both to the same answer.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import psycopg

from atiende.platform.regions.calendar import Correction

_CORRECTIONS: Final = 'SELECT region, "on", name FROM platform_holiday_correction'
_COMPLETIONS: Final = "SELECT region, until FROM platform_calendar_completion"


def read_corrections(
    connection: psycopg.Connection[Any],
) -> tuple[tuple[Correction, ...], dict[str, dt.date]]:
    """Corrections, and dates up to which calendars were checked. Raises psycopg.Error."""
    corrections = tuple(Correction(*row) for row in connection.execute(_CORRECTIONS))
    return corrections, dict(connection.execute(_COMPLETIONS).fetchall())
