"""Texts cut out of one long stream of words, and the row that searching keeps of each: what the product would write.

The database would take an hour to stem five million messages; here each word is stemmed once, and positions and
weights are put together as `tickets/models/searching.py` does. A test compares both.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import compress
from typing import Final, NamedTuple

from atiende.platform.search import plain
from atiende.site.bench.data.vocabulary import stream

_LENGTH: Final = 2_000_000
_POSITIONS: Final = 1_000
_PLAIN: Final = [str(n) for n in range(_POSITIONS)]
_OF_TITLE: Final = [f"{n}A" for n in range(_POSITIONS)]
_OF_WHO: Final = [f"{n}B" for n in range(_POSITIONS)]
_OF_FILES: Final = [f"{n}C" for n in range(_POSITIONS)]


class Cut(NamedTuple):
    """A piece of the stream."""

    start: int
    length: int


class Texts:
    """`stems`: the Spanish stem of each word, empty where it says nothing."""

    def __init__(self, known: Sequence[str], stems: Sequence[str], *, length: int = _LENGTH) -> None:
        self.known = known
        self.places = stream(known, length, seed=7)
        punctuation = random.Random(11)  # noqa: S311  no secret
        ends = punctuation.choices(["", ",", ".", "?"], [86, 6, 7, 1], k=length)
        self._shown = [known[place] + end for place, end in zip(self.places, ends, strict=True)]
        plain_words = [plain(word) for word in known]
        self._plain = [plain_words[place] for place in self.places]
        self._stems = [stems[place] for place in self.places]
        self.counts: Counter[int] = Counter()

    def cut(self, chance: random.Random, length: int) -> Cut:
        return Cut(int(chance.random() * (len(self.places) - length)), length)

    def shown(self, cut: Cut) -> str:
        return " ".join(self._shown[cut.start : cut.start + cut.length])

    def learn(self, *cuts: Cut) -> None:
        """These make one text that everybody may read: each of its words counts once."""
        seen: set[int] = set()
        for cut in cuts:
            seen.update(self.places[cut.start : cut.start + cut.length])
        self.counts.update(seen)

    def vocabulary(self) -> list[tuple[str, str, int]]:
        """Word, plain word, in how many texts: as searching learns them."""
        return [
            (word, plain(word), self.counts[place])
            for place, word in enumerate(self.known)
            if self.counts[place] and 3 <= len(word) < 25
        ]

    def vector(
        self, *, title: Cut, times: int, who: str, files: str, body: Cut, order: str, customer: int
    ) -> str:
        """The words of a row as the database reads them. `times`: how often the title stands there. `order`: the number
        that follows the body.

        A lexeme may come several times: the database puts its positions together.
        """
        end = title.start + title.length
        forms = self._plain[title.start : end] * times
        stems = self._stems[title.start : end] * times
        found = [*zip(forms, _OF_TITLE[1:], strict=False)]
        found += compress(zip(stems, _OF_TITLE[len(found) + 1 :], strict=False), stems)
        last = len(forms) + _last(stems)
        for names, positions in ((who.split(), _OF_WHO), (files.split(), _OF_FILES)):
            found += zip(names, positions[last + 1 :], strict=False)
            last += len(names)
        code = order.lower().replace("-", "")
        forms = self._plain[body.start : body.start + body.length]
        stems = self._stems[body.start : body.start + body.length]
        if order:
            forms += [*order.lower().split("-"), code]
            stems += order.lower().split("-")
        found += zip(forms, _PLAIN[last + 1 :], strict=False)
        found += compress(zip(stems, _PLAIN[last + len(forms) + 1 :], strict=False), stems)
        return f"':c{customer}' {' '.join(map(':'.join, found))}"


def _last(stems: Sequence[str]) -> int:
    """The last place that is taken: words that say nothing at the end leave theirs free."""
    return next((place for place in range(len(stems), 0, -1) if stems[place - 1]), 0)
