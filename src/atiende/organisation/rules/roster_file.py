"""A file of shifts: a line for each, person, day, from and to, in whatever order its headings stand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.tables import Columns, Table, read_table
from atiende.kernel.text import one_line
from atiende.organisation.rules.hours import spans_of
from atiende.organisation.rules.time_zones import is_time_zone

COLUMNS: Final[Columns] = {
    "person": ("persona", "correo", "email", "mail", "agente", "person", "agent", "e-mail"),
    "day": ("dia", "fecha", "day", "date"),
    "from": ("desde", "inicio", "entrada", "from", "start"),
    "to": ("hasta", "fin", "salida", "to", "end"),
    "zone": ("zona", "zona horaria", "zone", "time zone"),
}
NEEDED: Final = ("person", "day", "from", "to")
NOT_A_TABLE: Final = gettext_noop("This is no table of shifts: headings person, day, from and to are needed.")
NO_PERSON: Final = gettext_noop("The mail address of the person is missing.")
NO_SUCH_PERSON: Final = gettext_noop("Nobody at work here has this mail address.")
NOT_A_DAY: Final = gettext_noop("Write the day as 2026-12-31 or 31/12/2026.")
NOT_A_CLOCK: Final = gettext_noop("Write from and to as 9:00 and 17:30.")
NO_SUCH_ZONE: Final = gettext_noop("There is no such time zone: write Europe/Madrid, for instance.")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOCAL: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """`problem`: why the line cannot be taken, as a msgid; empty when it can."""

    line: int
    email: str = ""
    day: dt.date = dt.date.min
    start: int = 0
    end: int = 0
    zone: str = ""
    problem: str = ""


def table_of_shifts(content: bytes) -> Table | None:
    """None for what has not the headings that are needed."""
    table = read_table(content, COLUMNS)
    return table if table is not None and set(NEEDED) <= set(table.columns) else None


def lines_of(table: Table) -> Iterator[ShiftLine]:
    for line, row in table.rows:
        yield _line(line, {name: one_line(row.get(name, "")) for name in COLUMNS})


def _line(line: int, row: dict[str, str]) -> ShiftLine:
    if not row["person"]:
        return ShiftLine(line, problem=NO_PERSON)
    day = _day(row["day"])
    if day is None:
        return ShiftLine(line, problem=NOT_A_DAY)
    try:
        [(start, end)] = spans_of(f"{row['from']}-{row['to']}")
    except ValueError:
        return ShiftLine(line, problem=NOT_A_CLOCK)
    if row["zone"] and not is_time_zone(row["zone"]):
        return ShiftLine(line, problem=NO_SUCH_ZONE)
    return ShiftLine(line, row["person"].casefold(), day, start, end, row["zone"])


def _day(text: str) -> dt.date | None:
    try:
        if found := _ISO.fullmatch(text):
            return dt.date(*map(int, found.groups()))
        if found := _LOCAL.fullmatch(text):
            day, month, year = map(int, found.groups())
            return dt.date(year, month, day)
    except ValueError:
        return None
    return None
