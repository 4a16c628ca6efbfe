"""The tree of contact reasons ("categories" on the screen): paths, what is below what, and what is offered where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from atiende.kernel.text import folded
from atiende.tickets.errors import (
    REASON_NAME_MISSING,
    REASON_TOO_DEEP,
    UNKNOWN_PRIORITY,
)
from atiende.tickets.rules.cleaning import clean_line

NAME_LIMIT: Final = 60
MOST_REASONS: Final = 500
DEEPEST: Final = 5
ARROW: Final = " › "


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One of the tree. `brand_ids` empty: of all brands that its parent is of."""

    id: int
    parent_id: int | None = None
    name_es: str
    name_en: str = ""
    is_in_use: bool = True
    brand_ids: frozenset[int] = frozenset()
    team_id: int | None = None
    priority: int | None = None

    def name(self, language: str) -> str:
        """In English where there is an English name; else in the company's own words."""
        return self.name_en if language.startswith("en") and self.name_en else self.name_es


@dataclass(frozen=True, slots=True)
class Offered:
    """A reason that may be chosen. `path`: with those above it; `depth`: 0 at the top."""

    id: int
    path: str
    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class ReasonTree:
    """All reasons of the company, in its order. One whose parent is unknown is at the top."""

    reasons: Mapping[int, Reason] = field(default_factory=dict)

    @classmethod
    def of(cls, reasons: Iterable[Reason]) -> ReasonTree:
        return cls({each.id: each for each in reasons})

    def path(self, reason_id: int) -> tuple[Reason, ...]:
        """From the top down to this one; empty for what is unknown."""
        found: list[Reason] = []
        seen: set[int] = set()
        here = self.reasons.get(reason_id)
        while here is not None and here.id not in seen:
            seen.add(here.id)
            found.append(here)
            here = self.reasons.get(here.parent_id) if here.parent_id is not None else None
        return tuple(reversed(found))

    def path_name(self, reason_id: int, language: str) -> str:
        return ARROW.join(each.name(language) for each in self.path(reason_id))

    def within(self, reason_ids: Iterable[int]) -> frozenset[int]:
        """These and all below them."""
        wanted = set(reason_ids)
        return frozenset(each for each in self.reasons if any(up.id in wanted for up in self.path(each)))

    def is_within(self, reason_id: int | None, reason_ids: Iterable[int]) -> bool:
        """Whether it is one of these or below one of them."""
        wanted = set(reason_ids)
        return reason_id is not None and any(each.id in wanted for each in self.path(reason_id))

    def is_offered(self, reason_id: int, brand_id: int | None) -> bool:
        """Neither it nor any above it is archived or limited to other brands. `brand_id` None: of any brand."""
        path = self.path(reason_id)
        return bool(path) and all(
            each.is_in_use and (brand_id is None or not each.brand_ids or brand_id in each.brand_ids)
            for each in path
        )

    def offered(self, brand_id: int | None, language: str) -> list[Offered]:
        """What may be chosen in cases of a brand, in the order of the tree."""
        return [
            Offered(each.id, self.path_name(each.id, language), each.name(language), depth)
            for each, depth in self.walk()
            if self.is_offered(each.id, brand_id)
        ]

    def walk(self) -> Iterator[tuple[Reason, int]]:
        """All of them with their depth, each before those below it."""
        below: dict[int | None, list[Reason]] = {}
        for each in self.reasons.values():
            parent = each.parent_id if each.parent_id in self.reasons else None
            below.setdefault(parent, []).append(each)
        stack = [(each, 0) for each in reversed(below.get(None, []))]
        while stack:
            here, depth = stack.pop()
            yield here, depth
            stack += [(each, depth + 1) for each in reversed(below.get(here.id, []))]

    def named(self, text: str, brand_id: int | None) -> int | None:
        """The one meant by an id, by its path, or by its name where only one is called so; in either language."""
        if text.isascii() and text.isdecimal() and len(text) < 19:
            return int(text) if self.is_offered(int(text), brand_id) else None
        wanted = _plain(text)
        offered = [each for each in self.reasons if self.is_offered(each, brand_id)]
        for names in (self._paths, self._names):
            found = [each for each in offered if wanted and wanted in names(each)]
            if len(found) == 1:
                return found[0]
        return None

    def meant(self, text: str) -> frozenset[int]:
        """Those that a search for this text means, with all below them: by path or by name, archived ones too."""
        wanted = _plain(text)
        found = [each for each in self.reasons if wanted and wanted in self._paths(each) | self._names(each)]
        return self.within(found)

    def inherited(self, reason_id: int) -> tuple[int | None, int | None]:
        """Team and priority: its own, else those of the nearest above it."""
        upwards = tuple(reversed(self.path(reason_id)))
        team = next((each.team_id for each in upwards if each.team_id is not None), None)
        priority = next((each.priority for each in upwards if each.priority is not None), None)
        return team, priority

    def _paths(self, reason_id: int) -> set[str]:
        return {_plain(self.path_name(reason_id, language)) for language in ("es", "en")}

    def _names(self, reason_id: int) -> set[str]:
        reason = self.reasons[reason_id]
        return {_plain(reason.name_es), _plain(reason.name_en)} - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonFields:
    """A reason as a company defines it."""

    name_es: str
    name_en: str = ""
    parent_id: int | None = None
    brand_ids: frozenset[int] = frozenset()
    team_id: int | None = None
    priority: int | None = None

    def cleaned(self) -> ReasonFields:
        return replace(
            self,
            name_es=clean_line(self.name_es.replace("›", " "), limit=NAME_LIMIT),
            name_en=clean_line(self.name_en.replace("›", " "), limit=NAME_LIMIT),
        )

    def problems(self, tree: ReasonTree, *, own_id: int | None = None) -> dict[str, str]:
        """Of cleaned fields, by field. `own_id`: the reason that is changed."""
        found = {}
        if not folded(self.name_es):
            found["name_es"] = REASON_NAME_MISSING
        if self.priority is not None and not 1 <= self.priority <= 4:
            found["priority"] = UNKNOWN_PRIORITY
        above = tree.path(self.parent_id) if self.parent_id is not None else ()
        if (own_id is not None and any(each.id == own_id for each in above)) or len(above) + _height(
            tree, own_id
        ) > DEEPEST:
            found["parent_id"] = REASON_TOO_DEEP
        return found


def _height(tree: ReasonTree, reason_id: int | None) -> int:
    """How many levels hang together from this one down; 1 for a new one."""
    if reason_id is None:
        return 1
    top = len(tree.path(reason_id))
    return max((len(tree.path(each)) - top + 1 for each in tree.within([reason_id])), default=1)


def _plain(text: str) -> str:
    return folded(" › ".join(part.strip() for part in text.replace(">", "›").split("›")))
