"""A message as lines, each visible or folded as something; the rules only ever set what a line is folded as."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from atiende.kernel.text import without_marks

QUOTE = "quote"
ATTRIBUTION = "attribution"
HEADER_BLOCK = "header_block"
FORWARDED = "forwarded"
SIGNATURE = "signature"
DISCLAIMER = "disclaimer"
HISTORY = frozenset({QUOTE, ATTRIBUTION, HEADER_BLOCK, FORWARDED})

MATCHED_LENGTH = 500  # no rule looks further into a line: hostile lines cost no more than long ones
RULE = re.compile(r"[-_=*~#\u2010-\u2015\u2500-\u257f\u23af]{3,}$")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]")
_SPACES = re.compile(r"\s+")
_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,2}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,2}(?!\w)")


@dataclass(slots=True, eq=False)
class Line:
    """`quoted`: behind '>' or in an element that quotes. `indented`: in one that quotes or only indents.

    `is_whole`: no client has wrapped it, it comes from markup. `is_answer`: no rule folds it.
    """

    text: str
    kind: str = ""
    quoted: bool = False
    indented: bool = False
    is_whole: bool = False
    is_answer: bool = False
    bare: str = field(init=False)

    def __post_init__(self) -> None:
        self.bare = bare(self.text)

    @property
    def is_visible(self) -> bool:
        return not self.kind

    @property
    def is_blank(self) -> bool:
        return not self.bare

    @property
    def is_rule(self) -> bool:
        return bool(RULE.match(self.text.strip()[:MATCHED_LENGTH]))


def bare(text: str) -> str:
    """The line for matching: one kind of space, no invisible characters, no marks of emphasis, not too long."""
    if not text:
        return ""
    cut = _INVISIBLE.sub("", text[:MATCHED_LENGTH])
    if "*" in cut or "_" in cut:
        cut = _EMPHASIS.sub("", cut)
    return _SPACES.sub(" ", cut).strip()


def plain(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return without_marks(decomposed).translate(_NOT_DECOMPOSED)


def fold(lines: Iterable[Line], kind: str) -> None:
    """Folds what is still visible of these lines."""
    for line in lines:
        if not line.kind and not line.is_answer:
            line.kind = kind


def next_words(lines: Sequence[Line]) -> list[int]:
    """For each place the place of the first line with words at or after it; the number of lines where there is none."""
    following = [len(lines)] * (len(lines) + 1)
    for place in range(len(lines) - 1, -1, -1):
        following[place] = following[place + 1] if lines[place].is_blank else place
    return following


def visible_runs(lines: Sequence[Line]) -> list[list[Line]]:
    """The stretches of visible lines between folded ones."""
    runs: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        if line.kind:
            if current:
                runs.append(current)
            current = []
        else:
            current.append(line)
    if current:
        runs.append(current)
    return runs
