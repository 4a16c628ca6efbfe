"""Reads a sentence back into its rule: the other way of `sentence.write`, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from atiende.automation.rules.checking import Directory
from atiende.automation.rules.definition import Condition, Deed, Definition, Hours, Trigger
from atiende.automation.rules.phrases import Phrases
from atiende.automation.rules.vocabulary import (
    DEEDS,
    FIELD,
    NEGATIVE,
    NUMBER,
    TESTS,
    TRIGGERS,
    UNITS,
    WITH_ONE_VALUE,
    WITHOUT_VALUE,
    fact_of,
)

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_COUNT: Final = re.compile(r"[0-9]{1,6}")
_CLOCKS: Final = re.compile(r" ([0-9]{2}):([0-9]{2})–([0-9]{2}):([0-9]{2})")
_SLOT: Final = re.compile(r"(\{[vwn]\})")
Read = TypeVar("Read")


class Unreadable(Exception):
    """The sentence stops being one at `rest`. `expected`: a code of what should stand there; `known`: choices."""

    def __init__(self, expected: str, rest: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(expected)
        self.expected, self.rest, self.known = expected, rest[:60], known


def read(sentence: str, phrases: Phrases, directory: Directory) -> Definition:
    """The rule that the sentence says. Raises Unreadable."""
    return _Reader(sentence.strip(), phrases, directory).rule()


def _longest(phrases: Mapping[Read, str]) -> list[tuple[Read, str]]:
    """So that a phrase is not taken for a shorter one that it begins with."""
    return sorted(phrases.items(), key=lambda item: -len(item[1]))


class _Reader:
    def __init__(self, text: str, phrases: Phrases, directory: Directory) -> None:
        self._text, self._at, self._phrases, self._directory = text, 0, phrases, directory

    def rule(self) -> Definition:
        words = self._phrases
        if not self._take(words.when):
            raise self._wrong("when")
        trigger = self._trigger()
        every, some = self._provided()
        if not self._take(words.then):
            raise self._wrong("then")
        deeds = [self._deed()]
        while self._take(words.both) or (not self._closes() and self._take(", ")):
            deeds.append(self._deed())
        never = self._conditions(words.either) if self._take(words.unless) else ()
        hours = self._hours()
        if not (self._take(".") or self._rest == "") or self._rest:
            raise self._wrong("end")
        return Definition(trigger, every, some, never, tuple(deeds), hours)

    def _provided(self) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
        words = self._phrases
        if not self._take(words.provided):
            return (), ()
        every: list[Condition] = []
        while not self._take(words.some):
            every.append(self._condition())
            if not self._take(words.both):
                return tuple(every), ()
        return tuple(every), self._conditions(words.either)

    def _conditions(self, joint: str) -> tuple[Condition, ...]:
        found = [self._condition()]
        while self._take(joint):
            found.append(self._condition())
        return tuple(found)

    def _trigger(self) -> Trigger:
        for kind in TRIGGERS:
            before, slot, after = self._phrases.triggers[kind].partition("{n}")
            found = self._attempt(lambda b=before, s=slot, a=after: self._span_between(b, s, a))  # type: ignore[misc]
            if found is not None:
                return Trigger(kind, *found)
        raise self._wrong("trigger", tuple(self._phrases.triggers.values()))

    def _span_between(self, before: str, slot: str, after: str) -> tuple[int, str]:
        self._need(before)
        span = self._span() if slot else (0, "")
        self._need(after)
        return span

    def _span(self) -> tuple[int, str]:
        count = self._match(_COUNT)
        self._need(" ")
        for unit in UNITS:
            one, many = self._phrases.units[unit]
            if self._take(many) or self._take(one):
                return int(count), unit
        raise self._wrong("unit")

    def _condition(self) -> Condition:
        for whole, phrase in _longest(self._phrases.special):
            if self._take(phrase):
                return Condition(*whole)
        name = self._fact()
        self._need(" ")
        fact_kind = fact_of(name)
        assert fact_kind is not None
        tests = {
            test: self._phrases.tests[test] for test in TESTS[fact_kind.kind] if test in self._phrases.tests
        }
        test = next((each for each, phrase in _longest(tests) if self._take(phrase)), None)
        if test is None:
            raise self._wrong("test", tuple(tests.values()))
        if test in WITHOUT_VALUE:
            return Condition(name, test)
        self._need(" ")
        if fact_kind.kind == NUMBER:
            return Condition(name, test, (self._match(_NUMBER),))
        joint = self._phrases.nor_value if test in NEGATIVE else self._phrases.or_value
        values = [self._reference(fact_kind.among)]
        while test not in WITH_ONE_VALUE and self._text.startswith(joint + self._phrases.quotes[0], self._at):
            self._need(joint)
            values.append(self._reference(fact_kind.among))
        return Condition(name, test, tuple(values))

    def _fact(self) -> str:
        before, _, after = self._phrases.field.partition("{l}")
        if self._take(before):
            key = self._reference("field")
            self._need(after)
            return FIELD + key
        for name, phrase in _longest(self._phrases.facts):
            if self._take(phrase):
                return name
        raise self._wrong("fact", tuple(self._phrases.facts.values()))

    def _deed(self) -> Deed:
        for kind, phrase in _longest(self._phrases.deeds):
            parts = _SLOT.split(phrase)
            if self._text.startswith(parts[0], self._at):
                return self._deed_of(kind, parts)
        raise self._wrong("deed", tuple(self._phrases.deeds.values()))

    def _deed_of(self, kind: str, parts: list[str]) -> Deed:
        value = text = ""
        for part in parts:
            if part == "{w}":
                text = self._quoted()
            elif part == "{n}":
                count, unit = self._span()
                value = str(count * (24 if unit == "days" else 1))
            elif part == "{v}":
                among = DEEDS[kind].among
                value = self._reference("" if among == "words" else among)
            else:
                self._need(part)
        return Deed(kind, value, text)

    def _hours(self) -> Hours | None:
        for mode, phrase in self._phrases.hours.items():
            if self._take(phrase):
                days = [self._day()]
                while self._take(", "):
                    days.append(self._day())
                found = _CLOCKS.match(self._text, self._at)
                if not found:
                    raise self._wrong("clock")
                self._at = found.end()
                first, second, third, fourth = map(int, found.groups())
                return Hours(mode, tuple(days), first * 60 + second, third * 60 + fourth)
        return None

    def _day(self) -> int:
        for day, word in enumerate(self._phrases.days):
            if self._take(word):
                return day
        raise self._wrong("day", self._phrases.days)

    def _closes(self) -> bool:
        """Whether the deeds end here: what follows says when not, or at which hours."""
        ends = (self._phrases.unless, *self._phrases.hours.values())
        return any(self._text.startswith(end, self._at) for end in ends)

    def _reference(self, among: str) -> str:
        began = self._at
        label = self._quoted()
        if not among:
            return label
        known = self._directory.get(among, {})
        for key, name in known.items():
            if name == label:
                return key
        wanted = label.casefold()
        alike = [key for key, name in known.items() if name.casefold() == wanted]
        if len(alike) == 1:
            return alike[0]
        self._at = began
        raise self._wrong(among, tuple(known.values()))

    def _quoted(self) -> str:
        opening, closing = self._phrases.quotes
        self._need(opening)
        began = self._at
        while (end := self._text.find(closing, self._at)) >= 0:
            if not self._text.startswith(closing, end + 1):
                self._at = end + 1
                return self._text[began:end].replace(closing * 2, closing)
            self._at = end + 2
        self._at = began
        raise self._wrong("quote")

    def _attempt(self, act: Callable[[], Read]) -> Read | None:
        began = self._at
        try:
            return act()
        except Unreadable:
            self._at = began
            return None

    @property
    def _rest(self) -> str:
        return self._text[self._at :]

    def _take(self, words: str) -> bool:
        """Capitals make no difference outside of quotes, nor does the width of a space."""
        if self._text[self._at : self._at + len(words)].casefold() != words.casefold():
            return False
        self._at += len(words)
        return True

    def _need(self, words: str) -> None:
        if not self._take(words):
            raise self._wrong("words", (words.strip(),))

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if not found:
            raise self._wrong("number")
        self._at = found.end()
        return found[0]

    def _wrong(self, expected: str, known: tuple[str, ...] = ()) -> Unreadable:
        return Unreadable(expected, self._rest, known)
