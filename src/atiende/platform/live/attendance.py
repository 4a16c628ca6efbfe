"""Who is present at what, and doing what: kept in memory alone, and gone with the line that said it.

Each process tells the others of its own lines: what changed at most once a second, and everybody again every twenty
seconds. Of whom nothing was heard for fifty, nobody speaks any more: so a process that dies takes its people along.
"""

from __future__ import annotations

import itertools
import secrets
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from atiende.platform.live.topics import states_of

TICK_SECONDS = 1.0
BEAT_SECONDS: Final = 20.0
SILENCE_SECONDS: Final = 50.0
GRACE_SECONDS = 3.0
"""Whoever loads the page again was never away."""
MOST_PEOPLE: Final = 12

Notice = dict[str, int | str]


@dataclass(slots=True)
class _Own:
    line: str
    user_id: int
    topic: str
    state: str
    told_at: float | None = None
    is_news: bool = True
    leaves_at: float | None = None

    def notice(self, state: str) -> Notice:
        return {"topic": self.topic, "user": self.user_id, "as": state}


@dataclass(frozen=True, slots=True)
class _Heard:
    topic: str
    user_id: int
    state: str
    at: float


class Attendance:
    """Of one process. Times are seconds of the monotonic clock."""

    def __init__(self) -> None:
        self._process = secrets.token_hex(6)
        self._lines = itertools.count(1)
        self._own: dict[object, _Own] = {}
        self._leaving: list[_Own] = []
        self._heard: dict[str, _Heard] = {}
        self._lines_at: dict[str, set[str]] = defaultdict(set)

    def arrive(self, client: object, *, user_id: int, topic: str, state: str) -> None:
        """This line is at the topic now, and nowhere else. Others hear of it at the next tick."""
        own = self._own.get(client)
        if own is None:
            self._own[client] = _Own(f"{self._process}-{next(self._lines)}", user_id, topic, state)
        elif (own.topic, own.state) != (topic, state):
            own.topic, own.state, own.is_news = topic, state, True

    def leave(self, client: object, *, now: float) -> None:
        own = self._own.pop(client, None)
        if own is not None and own.told_at is not None:
            own.leaves_at = now + GRACE_SECONDS
            self._leaving.append(own)

    def topic_of(self, client: object) -> str:
        own = self._own.get(client)
        return own.topic if own is not None else ""

    def say_all_again(self) -> None:
        """Others may have missed something."""
        for own in self._own.values():
            own.is_news = True

    def due(self, now: float) -> Iterator[tuple[str, Notice]]:
        """What is to be told to all processes now, by line; each is told once."""
        for own in self._own.values():
            if own.is_news or own.told_at is None or own.told_at + BEAT_SECONDS <= now:
                own.is_news, own.told_at = False, now
                yield own.line, own.notice(own.state)
        left = [own for own in self._leaving if own.leaves_at is not None and own.leaves_at <= now]
        for own in left:
            self._leaving.remove(own)
            yield own.line, own.notice("")

    def hear(self, line: str, notice: Any, *, now: float) -> set[str]:
        """Take in what a process told: the topics where others are now. Raises ValueError for what is no notice."""
        try:
            topic, user_id, state = notice["topic"], notice["user"], notice["as"]
        except (KeyError, TypeError) as error:
            raise ValueError("not a notice of presence") from error
        before = self._heard.get(line)
        touched = {topic} | ({before.topic} if before else set())
        present = {each: self.people_at(each) for each in touched}
        self._forget(line)
        if state:
            self._heard[line] = _Heard(topic, user_id, state, now)
            self._lines_at[topic].add(line)
        return {each for each in touched if self.people_at(each) != present[each]}

    def forget_silent(self, now: float) -> set[str]:
        """The topics that somebody left without saying so."""
        silent = [line for line, heard in self._heard.items() if heard.at + SILENCE_SECONDS < now]
        topics = {self._heard[line].topic for line in silent}
        for line in silent:
            self._forget(line)
        return topics

    def people_at(self, topic: str) -> list[tuple[int, str]]:
        """User and state, the most telling state first; whoever is there twice counts by that."""
        states = states_of(topic)
        found: dict[int, str] = {}
        for line in self._lines_at.get(topic, ()):
            heard = self._heard[line]
            if heard.state in states:
                known = found.get(heard.user_id)
                if known is None or states.index(heard.state) > states.index(known):
                    found[heard.user_id] = heard.state
        return sorted(found.items(), key=lambda one: (-states.index(one[1]), one[0]))

    def _forget(self, line: str) -> None:
        heard = self._heard.pop(line, None)
        if heard is None:
            return
        lines = self._lines_at[heard.topic]
        lines.discard(line)
        if not lines:
            del self._lines_at[heard.topic]
