"""The vocabulary: which words there are and how often, learned in batches, never from what only some may read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from atiende.platform.postgres.reading import read_rows
from atiende.platform.search.text import accented, plain

_LENGTHS: Final = range(3, 25)
_COMPLETIONS: Final = 8
_CANDIDATES: Final = 24
_SHOWN_FROM_DOCUMENTS: Final = 2
_CORRECTED_FROM_LETTERS: Final = 4

_LEARN: Final = """
INSERT INTO platform_search_word AS known (word, plain, documents)
SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[])
ON CONFLICT (word) DO UPDATE SET documents = known.documents + excluded.documents
"""

_FORGET: Final = """
WITH gone AS (SELECT * FROM unnest(%(words)s::text[], %(counts)s::bigint[]) AS gone (word, documents)), fewer AS (
    UPDATE platform_search_word AS known SET documents = known.documents - gone.documents
    FROM gone WHERE known.word = gone.word AND known.documents > gone.documents
)
DELETE FROM platform_search_word AS known USING gone WHERE known.word = gone.word AND known.documents <= gone.documents
"""

_KNOWN: Final = f"""
SELECT 'spelling', plain, word, documents FROM platform_search_word WHERE plain = ANY(%(words)s::text[])
UNION ALL
(SELECT 'completion', plain, word, documents FROM platform_search_word
WHERE plain >= %(beginning)s AND plain < %(beyond)s ORDER BY documents DESC LIMIT {_COMPLETIONS})
"""  # noqa: S608  put together of constants

_SIMILAR: Final = """
SELECT asked.word, near.plain, near.word, near.documents FROM unnest(%s::text[]) AS asked (word),
LATERAL (
    SELECT plain, word, documents FROM platform_search_word
    WHERE plain %% asked.word AND documents >= %s
        AND length(plain) BETWEEN length(asked.word) - 2 AND length(asked.word) + 2
    ORDER BY plain <-> asked.word, documents DESC LIMIT %s
) AS near
"""


@dataclass(frozen=True, slots=True)
class KnownWord:
    """As it is written, without accents, and in how many texts."""

    plain: str
    word: str
    documents: int


@dataclass(frozen=True, slots=True)
class Known:
    """Spellings by plain word, and the commonest words that begin like the last one."""

    spellings: dict[str, list[KnownWord]]
    completions: list[KnownWord]

    def documents(self, plain_word: str) -> int:
        return sum(each.documents for each in self.spellings.get(plain_word, []))


def learn(texts: Iterable[str]) -> None:
    """Count each text's words once. Words with digits are codes, not vocabulary."""
    counted: Counter[str] = Counter()
    count_words(texts, counted)
    learn_counted(counted)


def count_words(texts: Iterable[str], counted: Counter[str]) -> None:
    """Count each text's words once, to be learned later by `learn_counted`: learning them together is far cheaper."""
    for text in texts:
        counted.update(set(accented(text).split()))


def learn_counted(told: Mapping[str, int]) -> None:
    """Learn words that were counted, those among them that are vocabulary."""
    counted = {word: count for word, count in told.items() if len(word) in _LENGTHS and word.isalpha()}
    if counted:
        words = sorted(counted)
        with connection.cursor() as cursor:
            cursor.execute(_LEARN, [words, [_plain_of(w) for w in words], [counted[w] for w in words]])


def forget(texts: Iterable[str]) -> None:
    """Take back what these texts taught; a word that nothing else holds is gone."""
    counted = _counted(texts)
    if counted:
        words = sorted(counted)
        with connection.cursor() as cursor:
            cursor.execute(_FORGET, {"words": words, "counts": [counted[w] for w in words]})


def look_up(words: Iterable[str], *, beginning: str = "") -> Known:
    """Spellings of plain words and completions of a beginning, in one statement."""
    spellings: dict[str, list[KnownWord]] = {}
    completions: list[KnownWord] = []
    values: dict[str, Any] = {
        "words": list(words),
        "beginning": beginning,
        "beyond": beginning + "\U0010ffff" if beginning else "",
    }
    for kind, plain_word, word, documents in read_rows(_KNOWN, values):
        known = KnownWord(plain_word, word, documents)
        if kind == "spelling":
            spellings.setdefault(plain_word, []).append(known)
        else:
            completions.append(known)
    return Known(spellings, completions)


def corrections_of(words: Iterable[str]) -> dict[str, KnownWord]:
    """For words that nobody ever wrote, the one that was probably meant: one or two letters away, the commonest."""
    asked = [w for w in words if len(w) >= _CORRECTED_FROM_LETTERS and w.isalpha() and len(w) in _LENGTHS]
    if not asked:
        return {}
    best: dict[str, tuple[int, int, KnownWord]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SIMILAR, [asked, _SHOWN_FROM_DOCUMENTS, _CANDIDATES])
        for word, plain_word, spelled, documents in cursor.fetchall():
            apart = distance(word, plain_word)
            if plain_word == word or apart > _allowed(word):
                continue
            ranked = (apart, -documents, KnownWord(plain_word, spelled, documents))
            if word not in best or ranked[:2] < best[word][:2]:
                best[word] = ranked
    return {word: ranked[2] for word, ranked in best.items()}


def distance(one: str, other: str) -> int:
    """How many letters to change, add, leave out or swap with the next (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _allowed(word: str) -> int:
    return 1 if len(word) < 7 else 2


def _counted(texts: Iterable[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update({w for w in accented(text).split() if len(w) in _LENGTHS and w.isalpha()})
    return counted


def _plain_of(word: str) -> str:
    return plain(word).replace(" ", "")[:24]
