"""Whom a note names: `@` and the name as people write it, with or without its accents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from atiende.kernel.text import folded

AGENT: Final = "agent"
TEAM: Final = "team"
MOST: Final = 20
"""As many people and teams as one note may name; further names are words."""
_SIGN: Final = re.compile(r"(?<![\w.@-])@(?=\S)")


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a team that can be named. `kind`: agent or team."""

    kind: str
    id: int
    name: str


def may_name(text: str) -> bool:
    """Whether there is anything to look for: most notes name nobody."""
    return _SIGN.search(text) is not None


def named_in(text: str, among: Iterable[Named], *, chosen: Iterable[tuple[str, int]] = ()) -> list[Named]:
    """Those whose names stand behind an `@`, once each, in order; the longest name that fits counts.

    Of several with one name those count that were `chosen` (kind and id); of several that nobody chose, none.
    """
    wanted = frozenset(chosen)
    by_name: dict[str, list[Named]] = {}
    for each in among:
        if key := folded(each.name):
            by_name.setdefault(key, []).append(each)
    lengths = sorted({len(key) for key in by_name}, reverse=True)
    found: dict[tuple[str, int], Named] = {}
    for sign in _SIGN.finditer(text):
        for each in _at(text, sign.end(), by_name, lengths, wanted):
            found.setdefault((each.kind, each.id), each)
    return list(found.values())[:MOST]


def _at(
    text: str,
    start: int,
    by_name: dict[str, list[Named]],
    lengths: list[int],
    wanted: frozenset[tuple[str, int]],
) -> list[Named]:
    for length in lengths:
        piece, after = text[start : start + length], text[start + length : start + length + 1]
        if len(piece) < length or after.isalnum() or folded(piece) not in by_name:
            continue
        fitting = by_name[folded(piece)]
        if len(fitting) == 1:
            return fitting
        return [each for each in fitting if (each.kind, each.id) in wanted]
    return []
