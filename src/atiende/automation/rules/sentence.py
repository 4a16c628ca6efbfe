"""A rule as one sentence. `parsing.read` reads it back into the same rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from atiende.automation.rules.checking import Directory
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours
from atiende.automation.rules.phrases import Phrases
from atiende.automation.rules.vocabulary import DEEDS, FIELD, NEGATIVE, NUMBER, fact_of

_SLOTS: Final = re.compile(r"(\{[vwn]\})")


def write(definition: Definition, phrases: Phrases, directory: Directory) -> str:
    """What is not in the directory any more is called by its key."""
    parts = list(parts_of(definition, phrases, directory))
    return "".join(connector + words for connector, words in parts) + "."


def parts_of(definition: Definition, phrases: Phrases, directory: Directory) -> Iterable[tuple[str, str]]:
    """The sentence in pieces: a connecting word, and what it connects."""
    yield phrases.when, trigger_words(definition, phrases)
    connector = phrases.provided
    for condition in definition.every:
        yield connector, condition_words(condition, phrases, directory)
        connector = phrases.both
    for place, condition in enumerate(definition.some):
        before = connector + phrases.some if place == 0 else phrases.either
        yield before, condition_words(condition, phrases, directory)
    for place, deed in enumerate(definition.deeds):
        is_last = place == len(definition.deeds) - 1
        before = phrases.then if place == 0 else (phrases.both if is_last else ", ")
        yield before, deed_words(deed, phrases, directory)
    for place, condition in enumerate(definition.never):
        before = phrases.unless if place == 0 else phrases.either
        yield before, condition_words(condition, phrases, directory)
    if definition.hours:
        yield phrases.hours[definition.hours.mode], hours_words(definition.hours, phrases)


def trigger_words(definition: Definition, phrases: Phrases) -> str:
    trigger = definition.trigger
    span = span_words(trigger.count, trigger.unit, phrases) if trigger.unit else ""
    return phrases.triggers[trigger.kind].replace("{n}", span)


def span_words(count: int, unit: str, phrases: Phrases) -> str:
    """For instance: 1 hour, 3 days."""
    one, many = phrases.units[unit]
    return f"{count} {one if count == 1 else many}"


def condition_words(condition: Condition, phrases: Phrases, directory: Directory) -> str:
    special = phrases.special.get((condition.fact, condition.test))
    if special:
        return special
    fact = fact_of(condition.fact)
    told = f"{fact_words(condition.fact, phrases, directory)} {phrases.tests[condition.test]}"
    if not condition.values:
        return told
    joint = phrases.nor_value if condition.test in NEGATIVE else phrases.or_value
    if fact and fact.kind == NUMBER:
        return f"{told} {condition.values[0]}"
    labels = [_label(fact.among if fact else "", value, directory) for value in condition.values]
    return f"{told} {joint.join(quoted(label, phrases) for label in labels)}"


def fact_words(name: str, phrases: Phrases, directory: Directory) -> str:
    if name.startswith(FIELD):
        label = _label("field", name.removeprefix(FIELD), directory)
        return phrases.field.replace("{l}", quoted(label, phrases))
    return phrases.facts[name]


def deed_words(deed: Deed, phrases: Phrases, directory: Directory) -> str:
    kind = DEEDS[deed.kind]
    slots = {"{v}": "", "{w}": "", "{n}": ""}
    if kind.among == "number":
        slots["{n}"] = span_words(int(deed.value), "hours", phrases)
    elif kind.among:
        slots["{v}"] = quoted(_label(kind.among, deed.value, directory), phrases)
    if kind.has_text:
        slots["{w}"] = quoted(deed.text, phrases)
    return _filled(phrases.deeds[deed.kind], slots)


def hours_words(hours: Hours, phrases: Phrases) -> str:
    days = ", ".join(phrases.days[day] for day in hours.days)
    return f"{days} {_clock(hours.start)}–{_clock(hours.end)}"


def quoted(text: str, phrases: Phrases) -> str:
    """A closing mark within is written twice."""
    opening, closing = phrases.quotes
    return f"{opening}{text.replace(closing, closing * 2)}{closing}"


def _label(among: str, key: str, directory: Directory) -> str:
    return directory.get(among, {}).get(key, key)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _filled(phrase: str, slots: dict[str, str]) -> str:
    """All at once: what fills one slot may read like another."""
    return "".join(slots.get(part, part) for part in _SLOTS.split(phrase))
