"""A policy in words. The words come from whoever shows it; here is only their order. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from atiende.service_levels.rules.durations import written
from atiende.service_levels.rules.policy import ALWAYS, COMPANY, FIELD, Definition

Names = Mapping[str, Mapping[str, str]]
"""What each value of each fact is called."""


@dataclass(frozen=True, slots=True)
class Words:
    """Texts with their places, in the language of the reader."""

    every_case: str
    cases: str
    one_of: str
    promise: str
    of_company: str
    around_the_clock: str
    of_calendar: str
    held_up: str
    warned: str
    facts: Mapping[str, str]
    kinds: Mapping[str, str]
    causes: Mapping[str, str]
    join: Callable[[list[str]], str]
    either: Callable[[list[str]], str]


def sentence_of(definition: Definition, words: Words, names: Names) -> str:
    """Such as «Of cases whose priority is urgent: first answer within 1 h, in the company's hours.»"""
    return " ".join([_whose(definition, words, names), _how(definition, words, names)])


def _whose(definition: Definition, words: Words, names: Names) -> str:
    told = [
        words.one_of % {"fact": _fact(fact, words), "values": words.either(_called(fact, values, names))}
        for fact, values in definition.conditions.items()
        if values
    ]
    return words.cases % {"conditions": words.join(told)} if told else words.every_case


def _how(definition: Definition, words: Words, names: Names) -> str:
    targets = [
        words.promise % {"kind": words.kinds[kind], "time": written(seconds)}
        for kind, seconds in definition.targets.items()
    ]
    told = [f"{words.join(targets)}, {_hours(definition, words, names)}."]
    if definition.pauses:
        told.append(
            words.held_up
            % {"causes": words.either([words.causes[each] for each in sorted(definition.pauses)])}
        )
    if definition.steps:
        told.append(words.warned % {"steps": words.join([f"{step} %" for step in definition.steps])})
    return " ".join(told)


def _hours(definition: Definition, words: Words, names: Names) -> str:
    if definition.calendar == ALWAYS:
        return words.around_the_clock
    if definition.calendar == COMPANY:
        return words.of_company
    name = names.get("calendar", {}).get(definition.calendar, definition.calendar)
    return words.of_calendar % {"name": name}


def _fact(fact: str, words: Words) -> str:
    return fact.removeprefix(FIELD) if fact.startswith(FIELD) else words.facts[fact]


def _called(fact: str, values: tuple[str, ...], names: Names) -> list[str]:
    known = names.get(fact, {})
    return [known.get(value, value) for value in values]
