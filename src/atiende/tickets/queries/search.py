"""Searching cases: by number, words, phrases, names, addresses, codes and names of files, narrowed by operators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from atiende.kernel.actors import Actor
from atiende.kernel.cursors import cursor_of, place_of
from atiende.kernel.ids import EPOCH_MS, first_id_at
from atiende.platform.search import Correction, Problem, Question, ask, read_query
from atiende.tickets.queries.search_about import about_asked
from atiende.tickets.queries.search_completion import ALL_OPERATORS
from atiende.tickets.queries.search_conditions import Condition, narrowed_to, who_finds
from atiende.tickets.queries.search_fields import answers_asked
from atiende.tickets.queries.search_meaning import answering_lexemes, numbered
from atiende.tickets.queries.search_of_case import conditions_on_case
from atiende.tickets.queries.search_only import ANY, Only
from atiende.tickets.queries.search_operators import Narrowing, narrowing_of
from atiende.tickets.queries.search_showing import SearchHit, shown_hits
from atiende.tickets.queries.search_walk import Case, Walk, Walked, ends, newest_cases

PAGE_SIZE: Final = 20
_BLOCK: Final = 60
_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some cases; `next_after` asks for those after them (empty at the end).

    `corrections`: what else was looked for because a word is not known. `is_cut`: older messages were not looked at
    yet; `next_after` goes on there. `is_empty`: nothing was asked.
    """

    rows: tuple[SearchHit, ...] = ()
    next_after: str = ""
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_cut: bool = False
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A block of the newest cases below `top`, ordered inside by score; the last one shown of it."""

    top: int
    now_ms: int
    score: int = _LARGEST
    case_id: int = 0
    is_first: bool = True


def search_tickets(
    actor: Actor,
    text: str,
    *,
    only: Only = ANY,
    after: str = "",
    size: int = PAGE_SIZE,
    now: dt.datetime,
) -> SearchPage:
    """One page of the cases that the actor sees and that answer, the case with the number asked for first of all.

    The newest sixty cases are ordered by how well they answer and how new they are, then the sixty before, and so on.
    `now` in the zone of the reader: it says which day is today. A broken `after` begins at the start; `only` narrows by
    what stands on the case itself.
    """
    asked = read_query(text, ALL_OPERATORS)
    conditions = who_finds(actor)
    if conditions is None or not (asked.terms or asked.operators):
        return SearchPage(problems=asked.problems, is_empty=not asked.problems and not asked.operators)
    on_case, unasked_on_case, left = conditions_on_case(actor, asked)
    narrowing = narrowing_of(replace(asked, operators=left), now=now)
    problems = (*asked.problems, *narrowing.problems, *unasked_on_case)
    if not asked.wanted and narrowing.is_empty and not on_case:
        if asked.terms:
            problems = (*problems, Problem("only_without"))
        return SearchPage(problems=problems)
    narrowed, unknown = narrowed_to(actor, narrowing)
    answers, unasked = answers_asked(narrowing.fields)
    about, unknown_about = about_asked(narrowing.about)
    question = ask(asked.terms, also=answering_lexemes(asked.wanted))
    of_case = _of_case(narrowing, only, [*answers, *about, *on_case])
    walk = _walk_of(question, [*conditions, *narrowed], narrowing, _read(after), of_case=of_case, now=now)
    exact = numbered(actor, asked)
    exact = exact if exact and only.holds(exact) else None
    found = Walked([], None) if walk is None else newest_cases(walk, count=_BLOCK)
    place = _read(after) or _Place(walk.top if walk else 0, walk.newest_ms if walk else 0)
    cases, next_after = _page(found, place, size, hidden=exact.pk if exact else None)
    hits = shown_hits(actor, cases, question, exact=exact if exact and not after else None)
    return SearchPage(
        rows=hits,
        next_after=next_after,
        corrections=question.corrections,
        problems=(*problems, *unknown, *unasked, *unknown_about),
        is_cut=found.is_cut and bool(next_after),
    )


def _walk_of(
    question: Question,
    conditions: list[Condition],
    wanted: Narrowing,
    place: _Place | None,
    *,
    of_case: Condition,
    now: dt.datetime,
) -> Walk | None:
    """None when there is nothing to look through."""
    known = ends()
    if known is None:
        return None
    bottom, top, rows = known
    if wanted.since is not None:
        bottom = max(bottom, first_id_at(wanted.since))
    if wanted.before is not None:
        top = min(top, first_id_at(wanted.before))
    now_ms = int(now.timestamp() * 1000) - EPOCH_MS
    walk = Walk(
        words=question.text,
        conditions=conditions,
        of_case=of_case,
        top=top,
        bottom=bottom,
        newest_ms=now_ms,
        documents=question.documents,
        rows=rows,
    )
    if place is not None:
        walk = replace(walk, top=min(top, place.top), newest_ms=place.now_ms, is_first=place.is_first)
    return walk if walk.top > bottom else None


def is_search_place(after: str) -> bool:
    """Whether this text asks for a further page of a search."""
    return _read(after) is not None


def _of_case(wanted: Narrowing, only: Only, answers: Iterable[Condition]) -> Condition:
    """A look at the case's own row, for what changes too often to stand in the index."""
    columns = ["ticket.is_spam = %s"]
    values: list[object] = [wanted.is_spam]
    if wanted.categories is not None:
        columns.append("ticket.category = ANY(%s)")
        values.append(sorted(category.value for category in wanted.categories))
    for column, value in only.columns:
        columns.append(f"ticket.{column} IS NOT DISTINCT FROM %s")
        values.append(value)
    for answer in answers:
        columns.append(answer.sql)
        values += answer.values
    sql = f"(SELECT {' AND '.join(columns)} FROM tickets_ticket ticket WHERE ticket.id = newest.case_id)"  # noqa: S608
    return Condition(sql, tuple(values))


def _page(found: Walked, place: _Place, size: int, *, hidden: int | None) -> tuple[list[Case], str]:
    """The next cases of the block, and where to go on: in it, or in the block before."""
    ordered = sorted(found.cases, key=lambda case: (-case.score, -case.case_id))
    left = [case for case in ordered if (-case.score, -case.case_id) > (-place.score, -place.case_id)]
    shown = [case for case in left if case.case_id != hidden][:size]
    if shown and left[-1] != shown[-1]:
        last = shown[-1]
        return shown, _write(replace(place, score=last.score, case_id=last.case_id))
    if found.below is None:
        return shown, ""
    return shown, _write(_Place(found.below, place.now_ms, is_first=False))


def _write(place: _Place) -> str:
    return cursor_of(place.top, place.now_ms, place.score, place.case_id, place.is_first)


def _read(after: str) -> _Place | None:
    told = place_of(after, int, int, int, int, bool)
    return None if told is None or min(told) < 0 else _Place(*told)
