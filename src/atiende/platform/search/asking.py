"""From terms to the database's own query language. Only letters and digits are ever put into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from atiende.platform.postgres.reading import read_rows
from atiende.platform.search.reading import Term
from atiende.platform.search.text import with_accents_back
from atiende.platform.search.vocabulary import Known, KnownWord, corrections_of, look_up

_STEMS: Final = """
SELECT word, ts_lexize('pg_catalog.spanish_stem', word), ts_lexize('pg_catalog.english_stem', word)
FROM unnest(%s::text[]) AS word
"""
Stems = Mapping[str, tuple[str, ...] | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """`asked` was also looked for as `meant`."""

    asked: str
    meant: str


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is for the database (empty: no words to look for); `marks` finds any of the wanted words alone.

    `documents`: in about how many texts each of the words stands that something is known of, the rarest first.
    """

    text: str = ""
    marks: str = ""
    corrections: tuple[Correction, ...] = ()
    documents: tuple[int, ...] = ()


def ask(terms: Sequence[Term], *, also: Mapping[str, Iterable[str]] | None = None) -> Question:
    """The question that these terms put. `also`: lexemes that answer for a term too, by how the term was typed.

    Words that say nothing («de», "the") are left out unless there is nothing else or they are quoted.
    """
    wanted = [term for term in terms if not term.is_negated]
    if not wanted:
        return Question()
    known = _look_up(terms)
    corrected = _corrections(wanted, known)
    stems = _stems(_spelled(terms, known, corrected))
    saying = [t for t in wanted if t.is_quoted or len(t.words) > 1 or not _says_nothing(t, stems)] or wanted
    extra = also or {}
    parts = [_part(term, known, corrected, stems, extra.get(term.typed, ())) for term in saying]
    without = [_part(term, Known({}, []), {}, stems, ()) for term in terms if term.is_negated]
    return Question(
        text=" & ".join([*parts, *(f"!{part}" for part in without)]),
        marks=" | ".join(_mark(term, known, corrected, stems) for term in saying),
        corrections=tuple(Correction(asked, meant.word) for asked, meant in corrected.items()),
        documents=_documents(saying, known, extra),
    )


def lexeme(text: str) -> str:
    """A lexeme as the query language writes it."""
    return "'" + text.replace("\\", "").replace("'", "") + "'"


def _look_up(terms: Sequence[Term]) -> Known:
    words = [word for term in terms if term.is_word for word in term.words]
    last = terms[-1]
    return look_up(words, beginning=last.words[0] if last.is_beginning else "")


def _corrections(wanted: Iterable[Term], known: Known) -> dict[str, KnownWord]:
    """Of single words that are unknown and begin nothing known."""
    unknown = [
        term.words[0]
        for term in wanted
        if term.is_word
        and not term.is_quoted
        and not known.documents(term.words[0])
        and not (term.is_beginning and known.completions)
    ]
    return corrections_of(unknown) if unknown else {}


def _spelled(terms: Sequence[Term], known: Known, corrected: Mapping[str, KnownWord]) -> set[str]:
    """Every spelling whose stem is needed."""
    spelled: set[str] = set()
    for term in terms:
        if term.is_word:
            spelled.update(_spellings(term, known, corrected))
    return spelled


def _spellings(term: Term, known: Known, corrected: Mapping[str, KnownWord]) -> list[str]:
    word = term.words[0]
    found = [term.accented[0], *with_accents_back(word)]
    if not term.is_quoted:
        found += [each.word for each in known.spellings.get(word, [])[:4]]
    if word in corrected:
        found.append(corrected[word].word)
    return list(dict.fromkeys(found))


def _stems(words: set[str]) -> dict[str, tuple[str, ...] | None]:
    """The Spanish and the English stem of each word; None for a word that says nothing in either language."""
    return {
        word: None if spanish == [] or english == [] else (*(spanish or ()), *(english or ()))
        for word, spanish, english in read_rows(_STEMS, [sorted(words)])
    }


def _says_nothing(term: Term, stems: Stems) -> bool:
    return stems.get(term.accented[0], ()) is None


def _part(
    term: Term,
    known: Known,
    corrected: Mapping[str, KnownWord],
    stems: Stems,
    also: Iterable[str],
) -> str:
    options = [*_forms(term, known, corrected, stems), *(lexeme(each) for each in also)]
    return f"({' | '.join(dict.fromkeys(options))})"


def _mark(term: Term, known: Known, corrected: Mapping[str, KnownWord], stems: Stems) -> str:
    if term.is_word:
        return " | ".join(_forms(term, known, corrected, stems))
    return " | ".join(lexeme(word) for word in [*term.words, *term.codes])


def _forms(term: Term, known: Known, corrected: Mapping[str, KnownWord], stems: Stems) -> list[str]:
    if not term.is_word:
        return [f"({' <-> '.join(lexeme(word) for word in term.words)})", *map(lexeme, term.codes)]
    word = term.words[0]
    forms = [lexeme(word)]
    if term.is_quoted:
        return forms
    forms += [lexeme(code) for code in term.codes]
    for spelled in _spellings(term, known, corrected):
        forms += [lexeme(stem) for stem in stems.get(spelled) or ()]
    if word in corrected:
        forms.append(lexeme(corrected[word].plain))
    if term.is_beginning:
        forms += [lexeme(each.plain) for each in known.completions]
        if not known.completions:
            forms.append(lexeme(word) + ":*")  # begins nothing that is known: so there is little of it
    return list(dict.fromkeys(forms))


def _documents(terms: Sequence[Term], known: Known, extra: Mapping[str, Iterable[str]]) -> tuple[int, ...]:
    """Of a word that may go on, all is counted that it is looked for as."""
    counts = []
    for term in terms:
        if not term.is_word or extra.get(term.typed):
            continue
        completions = known.completions if term.is_beginning else []
        if term.words[0] in known.spellings or completions:
            goes_on = sum(each.documents for each in completions)
            counts.append(known.documents(term.words[0]) + goes_on)
    return tuple(sorted(counts))
