"""How text is read for searching: the same rules for what is indexed and for what is asked.

Whatever is neither letter nor digit separates words, so that the database's own idea of a number with a sign, a host or
a file never decides what can be found. Codes (order numbers, telephones) are kept a second time in one piece.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

TEXT_LIMIT: Final = 60_000
"""Characters of one text that are indexed: far below what the database can hold in one document."""
_CODES_LIMIT: Final = 200
_CODE_LENGTHS: Final = range(4, 41)
_TELEPHONE_ENDING: Final = 9

_MARKS: Final = re.compile("[\u0300-\u036f]+")
_BESIDE_WORDS: Final = re.compile(r"[^\w ]|_")
_DIGIT: Final = re.compile(r"\d")
_TELEPHONE_DIGITS: Final = 7
_WORD: Final = re.compile(r"[^\W_]+")
_JOINED: Final = re.compile(r"[0-9A-Za-z]{1,20}(?:[-/._][0-9A-Za-z]{1,20}){1,6}")
_TELEPHONE: Final = re.compile(r"[+\d](?<![\w+][+\d])(?:(?<=\+)\d|(?<=\d))(?:[ .\-()]{0,2}\d){6,17}(?!\w)")
"""Said so that the search for its beginning is one for a set of characters: every text that comes in is read."""


def accented(text: str) -> str:
    """Words in lower case with their accents, one space between: what stemmers read."""
    return _words(unicodedata.normalize("NFC", text[:TEXT_LIMIT]).lower())


def plain(text: str) -> str:
    """Words in lower case without accents, one space between: what people type."""
    decomposed = unicodedata.normalize("NFKD", text[:TEXT_LIMIT].casefold())
    return _words(decomposed if decomposed.isascii() else _MARKS.sub("", decomposed))


def codes(text: str) -> list[str]:
    """Numbers of orders and telephones in one piece; a long telephone also by its last nine digits."""
    shown = text[:TEXT_LIMIT]
    digits = len(_DIGIT.findall(shown))
    if not digits:
        return []
    with_digit = " ".join(each for each in shown.split() if _DIGIT.search(each))
    found = [re.sub(r"[-/._]", "", each).lower() for each in _JOINED.findall(with_digit)]
    kept = [each for each in found if any(c.isdigit() for c in each)]
    for match in _TELEPHONE.findall(shown) if digits >= _TELEPHONE_DIGITS else ():
        number = re.sub(r"\D", "", match)
        kept += [number, number[-_TELEPHONE_ENDING:]]
    unique = dict.fromkeys(each for each in kept if len(each) in _CODE_LENGTHS)
    return list(unique)[:_CODES_LIMIT]


def _words(text: str) -> str:
    return " ".join(_BESIDE_WORDS.sub(" ", text).split())


def spans(text: str) -> list[tuple[int, int]]:
    """Where each word of a text begins and ends."""
    return [match.span() for match in _WORD.finditer(text)]


def with_accents_back(word: str) -> list[str]:
    """How a word typed without accents may be written: «reclamacion» → «reclamación», «camion» → «camión»."""
    match = re.fullmatch(r"(\w+)([aeiou])([ns])", word)
    if match is None or len(word) < 5:
        return []
    beginning, vowel, last = match.groups()
    return [f"{beginning}{vowel.translate(_ACUTE)}{last}"]


_ACUTE: Final = str.maketrans("aeiou", "áéíóú")
