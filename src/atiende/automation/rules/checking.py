"""Whether a rule can be kept, and to what it refers that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from atiende.automation.rules.definition import INSIDE, OUTSIDE, Condition, Deed, Definition
from atiende.automation.rules.vocabulary import (
    DEEDS,
    EVENT_TRIGGERS,
    FIELD,
    TESTS,
    TIME_TRIGGERS,
    UNITS,
    WITH_ONE_VALUE,
    WITHOUT_VALUE,
    fact_of,
)

MAX_CONDITIONS: Final = 40
MAX_DEEDS: Final = 20
MAX_VALUES: Final = 30
VALUE_LIMIT: Final = 300
TEXT_LIMIT: Final = 5_000
MAX_COUNT: Final = 2_000

Directory = Mapping[str, Mapping[str, str]]
"""What can be referred to: by kind (brand, team, agent, status, field…) names by key."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A reference to something that is not there: its kind in the directory, and its key."""

    kind: str
    key: str


def problem_of(definition: Definition) -> str:
    """A code of what is wrong with its shape: trigger, count, condition, deed, hours or size; empty for nothing."""
    trigger, hours = definition.trigger, definition.hours
    if trigger.kind not in EVENT_TRIGGERS + TIME_TRIGGERS:
        return "trigger"
    is_timed = trigger.kind in TIME_TRIGGERS
    if is_timed != (0 < trigger.count <= MAX_COUNT and trigger.unit in UNITS):
        return "count"
    if len(definition.conditions) > MAX_CONDITIONS or not 0 < len(definition.deeds) <= MAX_DEEDS:
        return "size"
    if not all(_is_condition(each) for each in definition.conditions):
        return "condition"
    if not all(_is_deed(each) for each in definition.deeds):
        return "deed"
    if hours and not (
        hours.mode in (INSIDE, OUTSIDE)
        and hours.days
        and set(hours.days) <= set(range(7))
        and list(hours.days) == sorted(set(hours.days))
        and 0 <= hours.start < 1440
        and 0 <= hours.end <= 1440
        and hours.start != hours.end
    ):
        return "hours"
    return ""


def references_gone(definition: Definition, directory: Directory) -> list[Gone]:
    """Each once, in the order of the rule. Free words refer to nothing."""
    wanted: list[Gone] = []
    for condition in definition.conditions:
        if condition.fact.startswith(FIELD):
            wanted.append(Gone("field", condition.fact.removeprefix(FIELD)))
        fact = fact_of(condition.fact)
        if fact and fact.among:
            wanted += [Gone(fact.among, value) for value in condition.values]
    for deed in definition.deeds:
        among = DEEDS[deed.kind].among if deed.kind in DEEDS else ""
        if among not in ("", "words", "number"):
            wanted.append(Gone(among, deed.value))
    return list(dict.fromkeys(each for each in wanted if each.key not in directory.get(each.kind, {})))


def _is_condition(condition: Condition) -> bool:
    fact = fact_of(condition.fact)
    if fact is None or condition.test not in TESTS[fact.kind] or condition.fact == FIELD:
        return False
    count = len(condition.values)
    if condition.test in WITHOUT_VALUE:
        return count == 0
    if condition.test in WITH_ONE_VALUE:
        return count == 1 and (bool(fact.among) or _is_number(condition.values[0]))
    return 0 < count <= MAX_VALUES and all(_is_word(value) for value in condition.values)


def _is_deed(deed: Deed) -> bool:
    kind = DEEDS.get(deed.kind)
    if kind is None or kind.has_text != bool(deed.text.strip()) or len(deed.text) > TEXT_LIMIT:
        return False
    if kind.among == "number":
        return deed.value.isascii() and deed.value.isdecimal() and 0 < int(deed.value) <= MAX_COUNT
    return _is_word(deed.value) if kind.among else not deed.value


def _is_word(value: str) -> bool:
    return bool(value.strip()) and value == value.strip() and len(value) <= VALUE_LIMIT


def _is_number(value: str) -> bool:
    whole, _, rest = value.removeprefix("-").partition(".")
    return value.isascii() and whole.isdecimal() and (rest.isdecimal() or "." not in value)
