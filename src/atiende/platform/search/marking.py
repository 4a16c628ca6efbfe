"""Which words of a text answer a question, and the piece of the text around them. Parts, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from atiende.kernel.text import beginning
from atiende.platform.postgres.reading import read_rows
from atiende.platform.search.text import accented, plain, spans

_READ_LIMIT: Final = 20_000
_WIDTH: Final = 180
_BEFORE: Final = 60
_ALIKE: Final = 2
_LEXEME: Final = re.compile(r"'([^']+)'")

_ANSWERS: Final = """
SELECT word FROM unnest(%s::text[], %s::text[], %s::text[]) AS one (word, accented, plain)
WHERE (to_tsvector('simple', plain) || to_tsvector('spanish', accented) || to_tsvector('english', accented))
    @@ %s::tsquery
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; marked when it is what was looked for."""

    text: str
    is_marked: bool = False


def answering_words(texts: Iterable[str], marks: str) -> frozenset[str]:
    """The words of these texts that answer to `marks` (of a Question), as they stand there, in one statement."""
    asked = _candidates(texts, marks)
    if not asked:
        return frozenset()
    values = [asked, [accented(w) for w in asked], [plain(w) for w in asked], marks]
    return frozenset(word for (word,) in read_rows(_ANSWERS, values))


def marked(text: str, words: frozenset[str]) -> list[Part]:
    """The whole text in parts."""
    parts: list[Part] = []
    done = 0
    for start, end in spans(text):
        if text[start:end] in words:
            parts += _unmarked(text[done:start])
            parts.append(Part(text[start:end], is_marked=True))
            done = end
    return [*parts, *_unmarked(text[done:])]


def snippet(text: str, words: frozenset[str], *, width: int = _WIDTH) -> list[Part]:
    """About `width` characters on one line, where most different words are marked; from the start when none is."""
    line = " ".join(text[:_READ_LIMIT].split())
    found = [(a, b) for a, b in spans(line) if line[a:b] in words]
    start = _best_start(line, found, width)
    begin = line.rfind(" ", 0, start + 1) + 1 if start else 0
    end = min(len(line), begin + width)
    if end < len(line):
        end = max(line.rfind(" ", begin + width // 2, end), begin + width // 2)
        end = begin + len(beginning(line[begin : end + 1], end - begin))
    parts = marked(line[begin:end], words)
    return [*([Part("… ")] if begin else []), *parts, *([Part(" …")] if end < len(line) else [])]


def _candidates(texts: Iterable[str], marks: str) -> list[str]:
    """Words that begin like something looked for: few enough to ask the database about."""
    beginnings = {each[:_ALIKE] for each in _LEXEME.findall(marks)}
    words = {text[a:b] for text in texts for a, b in spans(text[:_READ_LIMIT])}
    return sorted(word for word in words if plain(word)[:_ALIKE] in beginnings)


def _best_start(line: str, found: Sequence[tuple[int, int]], width: int) -> int:
    best, most = 0, 0
    for index, (start, _end) in enumerate(found[:50]):
        within = {line[a:b].casefold() for a, b in found[index : index + 50] if b <= start + width - _BEFORE}
        if len(within) > most:
            best, most = max(0, start - _BEFORE), len(within)
    return best


def _unmarked(text: str) -> list[Part]:
    return [Part(text)] if text else []
