"""People into units by a table: who, which unit, in which part, from and until which day; a line at a time."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded
from atiende.organisation.rules.units import Dimension, UnitRole

MOST_LINES: Final = 5_000
COLUMNS: Final = ("email", "unit", "dimension", "role", "from", "until")
_NAMES: Final = {
    "email": ("email", "e-mail", "correo", "correo electronico"),
    "unit": ("unit", "unidad"),
    "dimension": ("dimension", "arbol", "tree"),
    "role": ("role", "papel", "funcion en la unidad", "rol"),
    "from": ("from", "desde"),
    "until": ("until", "hasta"),
}
_ROLES: Final = {
    UnitRole.LEADER: ("leader", "lider", "jefe", "jefa", "responsable", "dirige"),
    UnitRole.DEPUTY: ("deputy", "suplente", "adjunto", "adjunta"),
    UnitRole.MEMBER: ("member", "miembro", "integrante", ""),
    UnitRole.CONSULTED: ("consulted", "consulta", "a consultar", "to consult"),
}
_DIMENSIONS: Final = {
    Dimension.FUNCTION: ("funcion",),
    Dimension.MARKET: ("mercado",),
    Dimension.GEOGRAPHY: ("geografia", "zona"),
    Dimension.PROCESS: ("proceso",),
    Dimension.PRODUCT: ("producto",),
    Dimension.BRAND: ("marca",),
    Dimension.CHANNEL: ("canal",),
    Dimension.AUDIENCE: ("publico", "audiencia"),
}
NO_COLUMNS: Final = gettext_noop(
    "The first line must name the columns: email, unit, dimension, role, from, until."
)
TOO_MANY_LINES: Final = gettext_noop("At most 5000 lines can be read at once.")
BAD_ROLE: Final = gettext_noop("This part is not known: leader, deputy, member or consulted.")
BAD_DIMENSION: Final = gettext_noop("This dimension is not known.")
BAD_DAY: Final = gettext_noop("This is no day: write it as 2026-11-23 or 23/11/2026.")


class UnreadableTable(ValueError):
    """Its message is a msgid."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`problem`: a msgid when the line cannot be read; then the rest says nothing. `dimension` empty: any tree."""

    number: int
    email: str
    unit: str
    dimension: str = ""
    role: str = UnitRole.MEMBER.value
    from_on: dt.date | None = None
    until_on: dt.date | None = None
    problem: str = ""


def lines_of(text: str) -> list[PersonLine]:
    """Comma, semicolon or tabulator between columns. Raises UnreadableTable."""
    text = text.lstrip("\ufeff")
    first = text.partition("\n")[0]
    sign = max(";,\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    if not rows:
        raise UnreadableTable(NO_COLUMNS)
    places = _places(rows[0])
    if "email" not in places or "unit" not in places:
        raise UnreadableTable(NO_COLUMNS)
    if len(rows) > MOST_LINES:
        raise UnreadableTable(TOO_MANY_LINES)
    return list(_read(rows[1:], places))


def _places(head: list[str]) -> dict[str, int]:
    said = [folded(cell) for cell in head]
    return {column: said.index(name) for column, names in _NAMES.items() for name in names if name in said}


def _read(rows: list[list[str]], places: dict[str, int]) -> Iterator[PersonLine]:
    for number, row in enumerate(rows, start=2):
        cells = {column: row[place].strip() if place < len(row) else "" for column, place in places.items()}
        if any(cells.values()):
            yield _line(number, cells)


def _line(number: int, cells: dict[str, str]) -> PersonLine:
    email, unit = cells["email"].lower(), cells["unit"]
    role = _known(_ROLES, cells.get("role", ""))
    dimension = _known(_DIMENSIONS, cells["dimension"]) if cells.get("dimension") else ""
    days = [_day(cells.get(column, "")) for column in ("from", "until")]
    if role is None:
        return PersonLine(number, email, unit, problem=BAD_ROLE)
    if dimension is None:
        return PersonLine(number, email, unit, problem=BAD_DIMENSION)
    if any(day is False for day in days):
        return PersonLine(number, email, unit, problem=BAD_DAY)
    from_on, until_on = (day if isinstance(day, dt.date) else None for day in days)
    return PersonLine(number, email, unit, dimension, role, from_on, until_on)


def _known(
    names: dict[Dimension, tuple[str, ...]] | dict[UnitRole, tuple[str, ...]], said: str
) -> str | None:
    wanted = folded(said)
    return next((key.value for key, known in names.items() if wanted in (key.value, *known)), None)


def _day(said: str) -> dt.date | bool | None:
    """None: nothing was said; False: no day."""
    if not said:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(said, form).date()
        except ValueError:
            continue
    return False
