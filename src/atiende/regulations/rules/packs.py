"""What a pack of legal rules says, as it was read and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Confidence = Literal["A", "B", "C", "K+", "K", "?"]
Tier = Literal["verified", "reviewed", "draft"]
Unit = Literal["working_day", "calendar_day", "month", "hour"]
Roll = Literal["none", "next_working"]
Words = Mapping[str, str]
"""The same words by language."""

CONFIDENCES: Final = ("A", "B", "C", "K+", "K", "?")
UNITS: Final = ("working_day", "calendar_day", "month", "hour")
ROLLS: Final = ("none", "next_working")
RESTARTS: Final = "clock_starts_on_correction"


@dataclass(frozen=True, slots=True)
class Source:
    ref: str
    articles: tuple[str, ...]
    read_on: dt.date
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """One rule: so many days, months or hours from the fact."""

    id: str
    label: Words
    cases: tuple[str, ...]
    topic: str
    number: int
    unit: Unit
    role: str
    """answer, inform, act, or right_of_customer (the term is the customer's, not the company's)."""
    roll: Roll
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class PauseRule:
    """An event that stops the clock, for at most so many days."""

    event: str
    most: int
    unit: Unit
    label: Words
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an unclear text, and what it changes."""

    value: str
    label: Words
    sets: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Switch:
    """An unclear text with its readings; the first is in force until somebody chooses another."""

    id: str
    deadlines: tuple[str, ...]
    why: Words
    readings: tuple[Reading, ...]
    source: str
    confidence: Confidence

    def reading(self, value: str | None) -> Reading | None:
        """The reading of this name, the first for None, or None when there is none such."""
        if value is None:
            return self.readings[0]
        return next((reading for reading in self.readings if reading.value == value), None)


@dataclass(frozen=True, slots=True)
class ExtraDay:
    """A day of some calendars only: so many days from Easter Sunday, or the same date every year."""

    name: str
    easter: int | None
    month_day: tuple[int, int] | None


@dataclass(frozen=True)
class Pack:
    """All that one pack says. `facts` holds its tables as they were written, for screens and for other rooms."""

    id: str
    version: str
    title: Words
    regions: tuple[str, ...]
    valid_from: dt.date | None
    """None: not established."""
    transition_until: dt.date | None
    confidence: Confidence
    not_known: tuple[str, ...]
    sources: tuple[Source, ...]
    weekend: frozenset[int]
    extra_days: Mapping[str, tuple[ExtraDay, ...]]
    deadlines: tuple[Deadline, ...]
    does_correction_restart: bool
    pauses: tuple[PauseRule, ...]
    switches: tuple[Switch, ...]
    facts: Mapping[str, Any]

    @property
    def tier(self) -> Tier:
        """A: verified in the enacted text; B: reviewed in two sources; everything else is a draft."""
        return tier_of(self.confidence)

    def deadline(self, rule: str) -> Deadline | None:
        return next((each for each in self.deadlines if each.id == rule), None)

    def switches_of(self, rule: str) -> tuple[Switch, ...]:
        return tuple(switch for switch in self.switches if not switch.deadlines or rule in switch.deadlines)

    def applies_in(self, within: tuple[str, ...]) -> bool:
        """Whether one of the regions that a place lies in is one of this pack's."""
        return bool(set(within) & set(self.regions))


def tier_of(confidence: Confidence) -> Tier:
    return {"A": "verified", "B": "reviewed"}.get(confidence, "draft")  # type: ignore[return-value]


def in_language(words: Words, language: str) -> str:
    """The words in this language, else in Spanish, else in any."""
    return words.get(language) or words.get("es") or next(iter(words.values()), "")
