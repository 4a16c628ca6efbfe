"""Which regions there are: ISO 3166 codes and the towns whose calendar is known. What is not known is refused."""

from __future__ import annotations

import datetime as dt
import functools
import importlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from atiende.kernel.refusals import InvalidInput, gettext_noop
from atiende.kernel.text import folded, one_line

_FILE: Final = Path(__file__).with_name("regions.toml")
_LONGEST: Final = 80


class UnknownRegion(InvalidInput):
    """The region is none that the product knows; it is never guessed."""

    code = "unknown_region"
    message = gettext_noop(
        "The region %(region)s is not known. Write an ISO 3166 code such as ES, ES-MD, CO or ES-CT/Barcelona."
    )

    def __init__(self, region: str) -> None:
        super().__init__(region=one_line(region, limit=_LONGEST))


@dataclass(frozen=True, slots=True)
class Region:
    """A place with one calendar. `code` as it is written: `ES`, `ES-MD`, `ES-SE`, `ES-CT/Barcelona`."""

    code: str
    country: str
    name: str
    zone: str
    within: tuple[str, ...]
    """The codes of what it lies in, itself first, its country last."""
    calendar: str | None
    """How the holidays library calls its part of the country; None: the holidays of the whole country."""


def find_region(code: str, towns: Iterable[str] = ()) -> Region:
    """The region of this code, whatever the case of its letters. `towns` are known to a company besides.

    Raises UnknownRegion.
    """
    key = _key(code)
    if found := _by_code().get(key):
        return found
    for town in towns:
        around, slash, name = town.partition("/")
        if slash and _key(town) == key:
            wider = find_region(around)
            return replace(wider, code=town, name=name, within=(town, *wider.within))
    raise UnknownRegion(code)


def known_regions() -> list[Region]:
    """Every region, countries first of their parts, in the order of their codes."""
    return sorted(_by_code().values(), key=lambda region: region.code)


def country_facts(country: str) -> Mapping[str, Any]:
    """What the file says of a country that is known."""
    facts: Mapping[str, Any] = _facts()[country]
    return facts


def date_fact(country: str, name: str) -> dt.date | None:
    found = country_facts(country).get(name)
    return found if isinstance(found, dt.date) else None


def _key(code: str) -> str:
    place, slash, town = code.strip().partition("/")
    return place.upper() + slash + folded(town)


@functools.cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@functools.cache
def _by_code() -> dict[str, Region]:
    return {_key(region.code): region for country in _facts() for region in _regions_of(country)}


def _regions_of(country: str) -> Iterator[Region]:
    facts = country_facts(country)
    yield Region(country, country, facts["es"], facts["zone"], (country,), None)
    in_library = set(_parts_in_library().get(country, ()))
    named = set(facts.get("subdivisions", "").split()) | set(facts.get("parents", {}))
    for part in sorted({code for code in in_library if _is_iso(code)} | named):
        yield _part(country, part, in_library)
    for written, calendar in facts.get("towns", {}).items():
        part, _, town = written.partition("/")
        around = _part(country, part, in_library)
        code = f"{country}-{part}/{town}"
        yield Region(code, country, town, around.zone, (code, *around.within), calendar)


def _part(country: str, part: str, in_library: set[str]) -> Region:
    """A part of a country. A province has the zone and the holidays of the region that it lies in."""
    facts = country_facts(country)
    parent = facts.get("parents", {}).get(part)
    calendar = parent or part
    code = f"{country}-{part}"
    return Region(
        code=code,
        country=country,
        name=facts.get("names", {}).get(part, code),
        zone=facts.get("zones", {}).get(calendar, facts["zone"]),
        within=(code, *((f"{country}-{parent}",) if parent else ()), country),
        calendar=calendar if calendar in in_library else None,
    )


def _is_iso(code: str) -> bool:
    return (len(code) <= 3 and code.isascii() and code.isupper()) or code.isdigit()


@functools.cache
def _parts_in_library() -> dict[str, list[str]]:
    parts: dict[str, list[str]] = library().parts_by_country()
    return parts


@functools.cache
def library() -> Any:
    """The module `library` beside this one, loaded now."""
    return importlib.import_module("atiende.platform.regions.library")
