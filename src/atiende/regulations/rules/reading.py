"""Reads a pack from its text and checks it whole: a damaged one is refused with the name of the key."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.refusals import gettext_noop
from atiende.platform.regions import UnknownRegion, find_region
from atiende.regulations.errors import DamagedPack
from atiende.regulations.rules.facts import Facts
from atiende.regulations.rules.packs import (
    CONFIDENCES,
    RESTARTS,
    ROLLS,
    UNITS,
    Deadline,
    ExtraDay,
    Pack,
    PauseRule,
    Reading,
    Source,
    Switch,
)

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RULE: Final = re.compile(r"[a-z][a-z0-9_]*")
_VERSION: Final = re.compile(r"\d{4}(\.\d{1,4})+")
_MONTH_DAY: Final = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_WEEK: Final = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_MOST: Final = 1000
_TABLES: Final = (
    "applies_when", "calendar", "counting", "correction", "extension",
    "receipt", "closing", "refusal_block", "retention",
)  # fmt: skip
"""Tables that every pack has, each with its source and its confidence."""


def read_pack(text: str) -> Pack:
    """Raises DamagedPack, which names the first key that is missing or cannot be."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DamagedPack("TOML", str(error)[:200]) from None
    pack = Facts(data, "")
    for name in _TABLES:
        _sourced(pack.table(name))
    deadlines = tuple(_deadline(each, pack.table("counting")) for each in pack.tables("deadlines", least=1))
    _differ("deadlines.id", [each.id for each in deadlines])
    confidence = pack.choice("confidence", CONFIDENCES)
    return Pack(
        id=pack.matching("id", _ID),
        version=pack.matching("version", _VERSION),
        title=pack.words("title"),
        regions=_regions(pack),
        valid_from=pack.date_or_unknown("valid_from"),
        transition_until=pack.date("transition_until") if "transition_until" in data else None,
        confidence=confidence,
        not_known=pack.texts("not_known"),
        sources=tuple(_source(each) for each in pack.tables("sources", least=1)),
        weekend=weekend(pack.table("calendar").texts("weekend"), "calendar.weekend"),
        extra_days=_extra_days(pack.table("calendar")),
        deadlines=deadlines,
        does_correction_restart=pack.table("correction").text("effect") == RESTARTS,
        pauses=tuple(_pause(each) for each in pack.tables("pauses")),
        switches=_switches(pack, {each.id for each in deadlines}),
        facts=_with_metrics_and_wording(pack),
    )


def weekend(names: tuple[str, ...], key: str) -> frozenset[int]:
    """The days of the week of these names; not all seven. Raises DamagedPack."""
    if unknown := [name for name in names if name not in _WEEK]:
        raise DamagedPack(f"{key}: {unknown[0]}", gettext_noop("is no day of the week"))
    if len(set(names)) == len(_WEEK):
        raise DamagedPack(key, gettext_noop("leaves no working day"))
    return frozenset(_WEEK[name] for name in names)


def _sourced(table: Facts) -> None:
    table.text("source")
    table.choice("confidence", CONFIDENCES)


def _with_metrics_and_wording(pack: Facts) -> Mapping[str, Any]:
    for metric in pack.tables("metrics"):
        metric.text("id")
        _sourced(metric)
    wording = pack.table("wording")
    for language in ("es", "en"):
        wording.table(language).text("deadline")
    return pack.data


def _regions(pack: Facts) -> tuple[str, ...]:
    codes = pack.texts("regions")
    if not codes:
        raise DamagedPack("regions", gettext_noop("is empty"))
    for code in codes:
        try:
            find_region(code)
        except UnknownRegion:
            raise DamagedPack(f"regions: {code}", gettext_noop("is no known region")) from None
    return codes


def _source(row: Facts) -> Source:
    return Source(
        row.text("ref"), row.texts("articles"), row.date("read_on"), row.choice("confidence", CONFIDENCES)
    )


def _deadline(row: Facts, counting: Facts) -> Deadline:
    _sourced(row)
    roll = row if "roll" in row.data else counting
    return Deadline(
        id=row.matching("id", _RULE),
        label=row.words("label"),
        cases=row.texts("case"),
        topic=row.text("topic") if "topic" in row.data else "",
        number=row.number("n", _MOST),
        unit=row.choice("unit", UNITS),
        role=row.choice("role", ("answer", "inform", "act", "right_of_customer")),
        roll=roll.choice("roll", ROLLS),
        source=row.text("source"),
        confidence=row.choice("confidence", CONFIDENCES),
    )


def _pause(row: Facts) -> PauseRule:
    _sourced(row)
    return PauseRule(
        event=row.text("event"),
        most=row.number("max", _MOST),
        unit=row.choice("unit", ("working_day", "calendar_day")),
        label=row.words("label"),
        source=row.text("source"),
        confidence=row.choice("confidence", CONFIDENCES),
    )


def _switches(pack: Facts, rules: set[str]) -> tuple[Switch, ...]:
    found = tuple(_switch(row, pack, rules) for row in pack.tables("switches"))
    _differ("switches.id", [each.id for each in found])
    return found


def _switch(row: Facts, pack: Facts, rules: set[str]) -> Switch:
    _sourced(row)
    concerned = row.texts("deadlines") if "deadlines" in row.data else ()
    if unknown := set(concerned) - rules:
        raise DamagedPack(f"{row.path}deadlines: {min(unknown)}", gettext_noop("is no rule of this pack"))
    readings = tuple(_reading(each, pack) for each in row.tables("options", least=2))
    _differ(f"{row.path}options.value", [each.value for each in readings])
    return Switch(
        id=row.matching("id", _RULE),
        deadlines=concerned,
        why=row.words("why"),
        readings=readings,
        source=row.text("source"),
        confidence=row.choice("confidence", CONFIDENCES),
    )


def _reading(row: Facts, pack: Facts) -> Reading:
    sets = row.table("set")
    for key in sets.data:
        if key == "unit":
            sets.choice(key, UNITS)
        elif key == "roll":
            sets.choice(key, ROLLS)
        elif key == "weekend":
            weekend(sets.texts(key), f"{sets.path}{key}")
        elif key == "holidays":
            sets.choice(key, ("customer", "office"))
        elif key == "extra_days":
            sets.choice(key, ("none", *pack.table("calendar").data.get("extra_days", {})))
        else:
            raise DamagedPack(f"{sets.path}{key}", gettext_noop("is nothing that a reading can change"))
    labels = {language: row.text(language) for language in ("es", "en")}
    return Reading(row.matching("value", _RULE), labels, sets.data)


def _extra_days(calendar: Facts) -> Mapping[str, tuple[ExtraDay, ...]]:
    if "extra_days" not in calendar.data:
        return {}
    table = calendar.table("extra_days")
    return {name: tuple(_extra_day(row) for row in table.tables(name)) for name in table.data}


def _extra_day(row: Facts) -> ExtraDay:
    if "easter" in row.data:
        return ExtraDay(row.text("name"), row.whole("easter", -100, 100), None)
    month, day = row.matching("on", _MONTH_DAY).split("-")
    try:
        dt.date(2024, int(month), int(day))
    except ValueError:
        raise DamagedPack(f"{row.path}on", gettext_noop("is no day of the year")) from None
    return ExtraDay(row.text("name"), None, (int(month), int(day)))


def _differ(key: str, names: list[str]) -> None:
    if len(set(names)) != len(names):
        raise DamagedPack(key, gettext_noop("is there twice"))
