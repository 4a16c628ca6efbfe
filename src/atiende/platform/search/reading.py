"""What somebody typed into a search box, read into terms and operators. Pure; nothing typed is ever refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from atiende.kernel.text import one_line
from atiende.platform.search.text import accented, codes, plain

LENGTH_LIMIT: Final = 300
TERMS_LIMIT: Final = 12
_PREFIX_LEAST: Final = 3

_SPACED_NUMBER: Final = re.compile(r"(?<![\w\"+-])\+?\d{2,4}(?: \d{2,4}){2,5}(?![\w\"-])")
"""A telephone as it is written: three or more groups of digits."""
_PART: Final = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must be found, one after another when they are several; negated: that must not.

    `typed` is what stands in the box, `words` are without accents, `accented` with them, `codes` in one piece.
    `is_beginning`: the last word, which may not be finished.
    """

    typed: str
    words: tuple[str, ...]
    accented: tuple[str, ...]
    codes: tuple[str, ...] = ()
    is_negated: bool = False
    is_quoted: bool = False
    is_beginning: bool = False

    @property
    def is_word(self) -> bool:
        return len(self.words) == 1


@dataclass(frozen=True, slots=True)
class Operator:
    """`status:open`: the canonical name, the value as typed, and how both were typed together."""

    name: str
    value: str
    typed: str
    is_negated: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What of the query was left out, and why: a code, and the words that it is about."""

    code: Literal["too_long", "unknown_value", "not_a_date", "no_value", "only_without"]
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    terms: tuple[Term, ...] = ()
    operators: tuple[Operator, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.is_negated)


def read_query(text: str, names: Mapping[str, str]) -> Asked:
    """Words, "phrases", -words and operators. `names`: how operators are typed → what they are called.

    A word before a colon that names no operator is a word like others.
    """
    line = one_line(text.encode("utf-8", "ignore").decode(), limit=LENGTH_LIMIT + 1)
    problems = [Problem("too_long")] if len(line) > LENGTH_LIMIT else []
    terms: list[Term] = []
    operators: list[Operator] = []
    for match in _PART.finditer(_SPACED_NUMBER.sub(_in_one, line[:LENGTH_LIMIT])):
        minus, name, quoted, bare = match.groups()
        canonical = names.get(plain(name)) if name else None
        value = quoted if quoted is not None else bare
        if canonical is None:
            terms += _terms(match.group()[len(minus) :], quoted if not name else None, bool(minus))
        elif value.strip():
            operators.append(Operator(canonical, value.strip(), match.group(), bool(minus)))
        else:
            problems.append(Problem("no_value", match.group()))
    if len(terms) > TERMS_LIMIT and not problems:
        problems.append(Problem("too_long"))
    is_open = not text.endswith((" ", '"')) and bool(terms) and line.endswith(terms[-1].typed)
    kept = terms[:TERMS_LIMIT]
    if is_open and len(terms) <= TERMS_LIMIT:
        kept[-1:] = [_as_beginning(kept[-1])]
    return Asked(tuple(kept), tuple(operators), tuple(problems))


def _in_one(match: re.Match[str]) -> str:
    return match.group().replace(" ", "-")


def _terms(typed: str, quoted: str | None, is_negated: bool) -> list[Term]:
    shown = quoted if quoted is not None else typed
    words, spelled = tuple(plain(shown).split()), tuple(accented(shown).split())
    if not words:
        return []
    if len(words) != len(spelled):  # letters that fold into several words keep only their plain form
        spelled = words
    return [
        Term(
            typed=shown,
            words=words,
            accented=spelled,
            codes=tuple(codes(shown)) if quoted is None else (),
            is_negated=is_negated,
            is_quoted=quoted is not None,
        )
    ]


def _as_beginning(term: Term) -> Term:
    is_fit = term.is_word and not term.is_negated and not term.is_quoted
    if not is_fit or len(term.words[0]) < _PREFIX_LEAST:
        return term
    return Term(term.typed, term.words, term.accented, term.codes, is_beginning=True)
