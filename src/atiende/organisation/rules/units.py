"""What can be said of a unit, and where it can stand: never under itself, on no day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from atiende.kernel.refusals import gettext_noop
from atiende.kernel.text import folded, one_line
from atiende.organisation.rules import problems as say


class Dimension(StrEnum):
    """By what a tree divides the company. A company may have one tree of each."""

    FUNCTION = "function"
    MARKET = "market"
    GEOGRAPHY = "geography"
    PROCESS = "process"
    PRODUCT = "product"
    BRAND = "brand"
    CHANNEL = "channel"
    AUDIENCE = "audience"


class UnitRole(StrEnum):
    LEADER = "leader"
    DEPUTY = "deputy"
    MEMBER = "member"
    CONSULTED = "consulted"


DIMENSION_NAMES: Final[dict[Dimension, str]] = {
    Dimension.FUNCTION: gettext_noop("Function"),
    Dimension.MARKET: gettext_noop("Market"),
    Dimension.GEOGRAPHY: gettext_noop("Geography"),
    Dimension.PROCESS: gettext_noop("Process"),
    Dimension.PRODUCT: gettext_noop("Product"),
    Dimension.BRAND: gettext_noop("Brand"),
    Dimension.CHANNEL: gettext_noop("Channel"),
    Dimension.AUDIENCE: gettext_noop("Audience"),
}
UNIT_ROLE_NAMES: Final[dict[UnitRole, str]] = {
    UnitRole.LEADER: gettext_noop("Leads it"),
    UnitRole.DEPUTY: gettext_noop("Deputy"),
    UnitRole.MEMBER: gettext_noop("Member"),
    UnitRole.CONSULTED: gettext_noop("To consult"),
}
NOT_A_DIMENSION: Final = gettext_noop("Choose a dimension of the list.")


@dataclass(frozen=True, slots=True)
class UnitFields:
    """`team_id`: the team that does its work in cases, if any."""

    name: str
    purpose: str = ""
    team_id: int | None = None

    def cleaned(self) -> UnitFields:
        return dataclasses.replace(
            self, name=one_line(self.name, limit=100), purpose=one_line(self.purpose, limit=200)
        )


def problems_of_unit(unit: UnitFields) -> say.Problems:
    """What is wrong with cleaned fields; empty when they can be kept."""
    if not unit.name:
        return {"name": say.REQUIRED}
    return {} if folded(unit.name) else {"name": say.NO_LETTERS}


@dataclass(frozen=True, slots=True)
class Place:
    """Under which unit one stood, both days included; `until_on` None: still."""

    unit_id: int
    parent_id: int | None
    from_on: dt.date
    until_on: dt.date | None = None

    def holds(self, on: dt.date) -> bool:
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


def would_circle(places: Iterable[Place], *, unit_id: int, parent_id: int, from_on: dt.date) -> bool:
    """Whether the unit would stand under itself on any day from `from_on` if it stood under this parent since then."""
    others = [place for place in places if place.unit_id != unit_id]
    days = {from_on, *(place.from_on for place in others if place.from_on > from_on)}
    return any(_is_above(_parents(others, day), unit_id, parent_id) for day in days)


def _parents(places: Iterable[Place], on: dt.date) -> Mapping[int, int | None]:
    return {place.unit_id: place.parent_id for place in places if place.holds(on)}


def _is_above(parents: Mapping[int, int | None], unit_id: int, below: int) -> bool:
    """Whether one comes to the unit on the way up from `below`. What circles already is not walked twice."""
    seen: set[int] = set()
    here: int | None = below
    while here is not None and here not in seen:
        if here == unit_id:
            return True
        seen.add(here)
        here = parents.get(here)
    return False
