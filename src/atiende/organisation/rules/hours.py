"""Hours of a day and of a week as people type them: «9:00–14:00, 16:00–19:00»."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from atiende.kernel.working_time import Block

Day = tuple[Block, ...]
Week = tuple[Day, ...]

DAY_MINUTES: Final = 1440
MOST_BLOCKS: Final = 12
_SPAN: Final = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})?)?\s*(?:-|–|—|\ba\b|\bto\b)\s*(\d{1,2})(?:[:.h](\d{2})?)?", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\s*(?:,|;|/|\by\b|\band\b|\n)\s*", re.IGNORECASE)


def spans_of(text: str) -> list[tuple[int, int]]:
    """Starts and ends in minutes, in order. An end that is not later than its start is one of the next day, over 1440.

    Raises ValueError for what is no span of hours, and for spans that overlap.
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) > MOST_BLOCKS:
        raise ValueError("too many spans")
    spans = sorted(_span(part) for part in parts)
    if any(start < end for (_, end), (start, _) in itertools.pairwise(spans)):
        raise ValueError("spans overlap")
    return spans


def week_of(texts: Sequence[str]) -> Week:
    """Seven days, Monday first. What goes over midnight counts for the next day from 0:00.

    Raises ValueError with the number of the day as its only argument.
    """
    days: list[list[tuple[int, int]]] = [[] for _ in range(7)]
    for number, text in enumerate(texts):
        try:
            spans = spans_of(text)
        except ValueError as error:
            raise ValueError(number) from error
        for start, end in spans:
            days[number].append((start, min(end, DAY_MINUTES)))
            if end > DAY_MINUTES:
                days[(number + 1) % 7].append((0, end - DAY_MINUTES))
    return tuple(blocks_of_pairs(joined(day)) for day in days)


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same minutes, in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def blocks_of_pairs(pairs: Iterable[Sequence[int]]) -> Day:
    """As they are kept: pairs of minutes. Raises ValueError."""
    return tuple(Block(int(start), int(end)) for start, end in pairs)


def pairs_of(day: Iterable[Block]) -> list[list[int]]:
    """As they are kept."""
    return [[block.start, block.end] for block in day]


def hours_text(day: Iterable[Block]) -> str:
    """As people read and type it; empty for a day without hours."""
    return ", ".join(span_text(block.start, block.end) for block in day)


def span_text(start: int, end: int) -> str:
    """«09:00–17:30»; an end on the next day is told by its clock."""
    return f"{clock_text(start)}–{clock_text(end if end <= DAY_MINUTES else end - DAY_MINUTES)}"


def clock_text(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise ValueError("not a span of hours")
    first, second, third, fourth = (int(part or 0) for part in found.groups())
    start, end = first * 60 + second, third * 60 + fourth
    if second > 59 or fourth > 59 or start >= DAY_MINUTES or end > DAY_MINUTES:
        raise ValueError("not a clock")
    return (start, end) if start < end else (start, end + DAY_MINUTES)
