"""A file of holidays, as it is brought to a machine without a network: read whole, or refused at the first wrong place.

source = "BOE-A-2026-00000"
[[complete]]
region = "ES-MD"
until = 2027-12-31
[[holidays]]            # and [[removed]] with region and on; [[moved]] with region, on and to
region = "ES-MD"
on = 2027-05-03
name = "Lunes siguiente a la Fiesta de la Comunidad"
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from atiende.platform.holidays.errors import DamagedHolidayFile

_MOST_ROWS: Final = 5000
_SHAPES: Final[dict[str, dict[str, type]]] = {
    "complete": {"region": str, "until": dt.date},
    "removed": {"region": str, "on": dt.date},
    "moved": {"region": str, "on": dt.date, "to": dt.date},
    "holidays": {"region": str, "on": dt.date, "name": str},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the file says. `place` is how its refusal names it."""

    kind: str
    facts: dict[str, Any]
    place: str


def read_holiday_file(text: str) -> tuple[str, list[Line]]:
    """The source that the file names, and what it says. Raises DamagedHolidayFile."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DamagedHolidayFile(str(error)) from None
    source = data.pop("source", None)
    if not isinstance(source, str) or not source.strip():
        raise DamagedHolidayFile("source")
    if unknown := sorted(set(data) - set(_SHAPES)):
        raise DamagedHolidayFile(unknown[0])
    return source, [line for kind in _SHAPES for line in _lines(kind, data.get(kind, []))]


def _lines(kind: str, rows: Any) -> Iterator[Line]:
    if not isinstance(rows, list) or len(rows) > _MOST_ROWS:
        raise DamagedHolidayFile(kind)
    shape = _SHAPES[kind]
    for number, row in enumerate(rows, start=1):
        place = f"{kind}[{number}]"
        if not isinstance(row, dict) or set(row) != set(shape):
            raise DamagedHolidayFile(place)
        for key, wanted in shape.items():
            if not isinstance(row[key], wanted) or isinstance(row[key], dt.datetime):
                raise DamagedHolidayFile(f"{place}.{key}")
        yield Line(kind, row, place)
