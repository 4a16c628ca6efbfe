"""Cascading choices: a tree that people write as lines, deeper by two spaces or a tab, and the paths through it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from atiende.kernel.text import folded
from atiende.tickets.errors import (
    TREE_EMPTY,
    TREE_JUMPS,
    TREE_NAME_TOO_LONG,
    TREE_TOO_DEEP,
    TREE_TOO_LONG,
    TREE_TWICE,
)
from atiende.tickets.rules.cleaning import clean_line

ARROW: Final = " › "
NAME_LIMIT: Final = 60
DEEPEST: Final = 5
MOST_LINES: Final = 2_000
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree: `depth` 0 at the top."""

    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Tree:
    """`problem`: the msgid of what is wrong first, and `lines` on which it is; empty when the tree can be kept."""

    branches: tuple[Branch, ...] = ()
    problem: str = ""
    lines: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """As it is kept and edited."""
        return "\n".join("  " * each.depth + each.name for each in self.branches)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The ways down to where nothing follows: one of them is an answer."""
        return tuple(self._leaves())

    def _leaves(self) -> Iterator[Path]:
        way: list[str] = []
        for place, branch in enumerate(self.branches):
            way = [*way[: branch.depth], branch.name]
            following = self.branches[place + 1].depth if place + 1 < len(self.branches) else 0
            if following <= branch.depth:
                yield tuple(way)


def read_tree(text: str) -> Tree:
    """The tree that these lines say; empty lines do not count, and spaces within a name count once."""
    branches: list[Branch] = []
    found: dict[str, list[int]] = {}
    seen: set[tuple[str, ...]] = set()
    way: list[str] = []
    for number, line in enumerate(text.expandtabs(2).splitlines(), start=1):
        if not line.strip():
            continue
        name = clean_line(line.replace("›", " "), limit=NAME_LIMIT + 1)
        depth = (len(line) - len(line.lstrip(" ")) + 1) // 2
        problem = _problem(name, depth, len(way))
        way = [*way[:depth], folded(name)]
        if not problem and tuple(way) in seen:
            problem = TREE_TWICE
        seen.add(tuple(way))
        if problem:
            found.setdefault(problem, []).append(number)
        branches.append(Branch(name, depth))
    if len(branches) > MOST_LINES:
        return Tree(problem=TREE_TOO_LONG, lines=(MOST_LINES + 1,))
    if found:
        problem, lines = next(iter(found.items()))
        return Tree(problem=problem, lines=tuple(lines))
    return Tree(tuple(branches), "" if branches else TREE_EMPTY)


def path_written(text: str, paths: tuple[Path, ...]) -> Path | None:
    """The path that somebody wrote with › or > between its levels, or by its last level where only one ends so."""
    levels = tuple(folded(part) for part in text.replace(">", "›").split("›"))
    whole = [path for path in paths if tuple(folded(each) for each in path) == levels]
    ends = [path for path in paths if len(levels) == 1 and folded(path[-1]) == levels[0]]
    return whole[0] if whole else ends[0] if len(ends) == 1 else None


def _problem(name: str, depth: int, above: int) -> str:
    if len(name) > NAME_LIMIT:
        return TREE_NAME_TOO_LONG
    if depth > above:
        return TREE_JUMPS
    return TREE_TOO_DEEP if depth >= DEEPEST else ""
