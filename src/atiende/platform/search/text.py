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
_SEPARATORS: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[^\W_]+")
_JOINED: Final = re.compile(r"[0-9A-Za-z]{1,20}(?:[-/._][0-9A-Za-z]{1,20}){1,6}")
_TELEPHONE: Final = re.compile(r"(?<![\w+])\+?\d(?:[ .\-()]{0,2}\d){6,17}(?!\w)")


def accented(text: str) -> str:
    """Words in lower case with their accents, one space between: what stemmers read."""
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFC", text[:TEXT_LIMIT]).lower()).strip()


def plain(text: str) -> str:
    """Words in lower case without accents, one space between: what people type."""
    decomposed = unicodedata.normalize("NFKD", text[:TEXT_LIMIT].casefold())
    return _SEPARATORS.sub(" ", _MARKS.sub("", decomposed)).strip()


def codes(text: str) -> list[str]:
    """Numbers of orders and telephones in one piece; a long telephone also by its last nine digits."""
    shown = text[:TEXT_LIMIT]
    found = [re.sub(r"[-/._]", "", each).lower() for each in _JOINED.findall(shown)]
    kept = [each for each in found if any(c.isdigit() for c in each)]
    for match in _TELEPHONE.findall(shown):
        digits = re.sub(r"\D", "", match)
        kept += [digits, digits[-_TELEPHONE_ENDING:]]
    unique = dict.fromkeys(each for each in kept if len(each) in _CODE_LENGTHS)
    return list(unique)[:_CODES_LIMIT]


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
