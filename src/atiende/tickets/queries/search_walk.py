"""Finding the newest cases that answer, at a bounded cost whatever the words: stretch of time by stretch of time.

The index holds words, scope and stretch together, so a look reads only what answers within its stretch. Stretches
grow while little is found, and shrink when more answers than a look takes. Rare words are looked for at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod
from typing import Any, Final, cast

from django.db import connection, transaction

from atiende.platform.postgres.base import DatabaseWrapper
from atiende.platform.postgres.reading import read_row
from atiende.tickets.queries.search_conditions import Condition
from atiende.tickets.rules.search_scope import COARSE_BITS, FINE_BITS, FINE_IN_COARSE, Kind, code

_LOOK_TAKES: Final = 1_500
_LAST_LOOK_TAKES: Final = 20_000
_ALL_TOGETHER: Final = 20_000
_LOOKS: Final = 30
_FIRST_STRETCH: Final = 4
_WIDEST: Final = 64 * FINE_IN_COARSE
_RARE: Final = 1_000
_LISTED: Final = 50_000

_ENDS: Final = """
SELECT min(message_id), max(message_id),
    (SELECT greatest(reltuples, 1)::bigint FROM pg_class WHERE oid = 'tickets_searchrow'::regclass)
FROM tickets_searchrow
"""
_MORE_THAN_WANTED: Final = 1.5
_PLAN: Final = """
SELECT set_config('enable_seqscan', %(it)s, true), set_config('enable_indexscan', %(it)s, true),
    set_config('enable_indexonlyscan', %(it)s, true)
"""


@dataclass(frozen=True, slots=True)
class Case:
    """A case that answers, by its newest message that does; the higher the score, the nearer the top."""

    case_id: int
    message_id: int
    score: int


@dataclass(frozen=True, slots=True)
class Walked:
    """`below`: where to go on; None when there is nothing older. `is_cut`: it stopped because it had read enough."""

    cases: list[Case]
    below: int | None
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """What is looked for: words (empty: any), conditions on rows, condition on cases, and the ids within which.

    `documents`: in about how many texts the words stand; `rows`: how many texts there are; the database's own guesses.
    """

    words: str
    conditions: Sequence[Condition]
    of_case: Condition
    top: int
    bottom: int
    newest_ms: int
    is_first: bool = True
    documents: Sequence[int] = ()
    rows: int = 0


@dataclass(slots=True)
class _State:
    high: int
    cases: dict[int, Case] = field(default_factory=dict)
    read: int = 0
    looks: int = 0


def ends() -> tuple[int, int, int] | None:
    """The first id, the one behind the last, and about how many there are, of what can be found; None for nothing."""
    first, last, rows = read_row(_ENDS) or (None, None, 0)
    return None if first is None or last is None else (first, last + 1, rows)


def newest_cases(walk: Walk, *, count: int) -> Walked:
    """The `count` cases below the top whose newest answering message is newest; those with a newer one are left out."""
    is_within = connection.in_atomic_block
    with transaction.atomic(), cast(DatabaseWrapper, connection).prepared_cursor() as cursor:
        cursor.execute(_PLAN, {"it": "off"})
        try:
            return _walk(cursor, walk, count)
        finally:
            if is_within and not connection.needs_rollback:
                cursor.execute(_PLAN, {"it": "on"})


def _walk(cursor: Any, walk: Walk, count: int) -> Walked:
    state = _State(walk.top)
    width = _first_width(walk, count)
    if _is_rare(walk) and _look(cursor, walk, state, None, walk.bottom, _LOOK_TAKES, count) is not None:
        return _ended(state, count, walk.bottom)
    while state.high > walk.bottom and state.looks < _LOOKS:
        low = max(walk.bottom, _low(state.high, width))
        takes = _LAST_LOOK_TAKES if width == 1 else _LOOK_TAKES
        found = _look(cursor, walk, state, width, low, takes, count)
        if found is None and width > 1:
            width = max(1, width // FINE_IN_COARSE if width > FINE_IN_COARSE else width // 8)
            continue
        if len(state.cases) >= count or state.read > _ALL_TOGETHER:
            break
        width = _next_width(width, found or 0, count - len(state.cases))
    return _ended(state, count, walk.bottom)


def _ended(state: _State, count: int, bottom: int) -> Walked:
    cases = sorted(state.cases.values(), key=lambda case: -case.message_id)
    if len(cases) > count:
        return Walked(cases[:count], cases[count - 1].message_id)
    if state.high > bottom:
        return Walked(cases, state.high, is_cut=len(cases) < count)
    return Walked(cases, None)


def _is_rare(walk: Walk) -> bool:
    """One word is, or all of them together, where none is so common that reading its list is work."""
    if not walk.documents:
        return False
    expected = _expected(walk)
    rarest = min(walk.documents)
    return rarest <= _RARE or (rarest <= _LISTED and expected is not None and expected <= _RARE / 2)


def _first_width(walk: Walk, count: int) -> int:
    """As wide as lets expect what is wanted."""
    expected = _expected(walk)
    if not expected:
        return _FIRST_STRETCH
    stretches = ((walk.top - walk.bottom) >> FINE_BITS) + 1
    wanted = int(stretches * _MORE_THAN_WANTED * count / expected)
    return max(_FIRST_STRETCH, min(_WIDEST, wanted))


def _expected(walk: Walk) -> float | None:
    """How many texts answer, were the words spread evenly and strangers to one another; None when nothing is known."""
    if not walk.documents or walk.rows < max(walk.documents):
        return None
    return walk.rows * prod(each / walk.rows for each in walk.documents)


def _next_width(width: int, found: int, missing: int) -> int:
    growth = 8 if not found else max(1, min(8, 2 * missing // found))
    return min(width * growth, _WIDEST * FINE_IN_COARSE)


def _low(high: int, width: int) -> int:
    """Where a stretch of so many fine ones begins; wide ones begin where a coarse one does."""
    top = ((high - 1) >> FINE_BITS) + 1
    if width <= FINE_IN_COARSE:
        return (top - width) << FINE_BITS
    return ((top - width) // FINE_IN_COARSE) << COARSE_BITS


def _stretches(low: int, high: int, width: int | None) -> list[int] | None:
    """The codes of the stretches between; None for so wide a look that they would not help."""
    if width is None or width > _WIDEST:
        return None
    kind, bits = (Kind.FINE, FINE_BITS) if width <= FINE_IN_COARSE else (Kind.COARSE, COARSE_BITS)
    return [code(kind, each) for each in range(low >> bits, ((high - 1) >> bits) + 1)]


def _look(
    cursor: Any, walk: Walk, state: _State, width: int | None, low: int, takes: int, count: int
) -> int | None:
    """Cases found in this stretch; None, and nothing kept, when more messages answer than a look takes."""
    conditions = list(walk.conditions)
    if walk.words:
        conditions.append(Condition("found.words @@ %s::tsquery", (walk.words,)))
    codes = _stretches(low, state.high, width)
    if codes is not None:
        conditions.append(Condition("found.scope && %s::bigint[]", (codes,)))
    wanted = count + 1 + len(state.cases)
    sql, values = _statement(walk, conditions, low, state.high, takes, wanted)
    cursor.execute(sql, values)
    rows = cursor.fetchall()
    state.looks += 1
    read = rows[0][3] if rows else 0
    state.read += read
    if read >= takes and takes == _LOOK_TAKES:
        return None
    fresh = [Case(case_id, message_id, score) for case_id, message_id, score, _ in rows if case_id]
    found = [case for case in fresh if case.case_id not in state.cases]
    state.cases.update((case.case_id, case) for case in found)
    state.high = low
    return len(found)


def _statement(
    walk: Walk, conditions: Sequence[Condition], low: int, high: int, takes: int, wanted: int
) -> tuple[str, list[Any]]:
    # Words and stretches are read in their index: the plus keeps the server from the one of ids, which holds too much.
    column = "(found.message_id + 0)" if walk.words else "found.message_id"
    where = " AND ".join([f"{column} >= %s", f"{column} < %s", *(each.sql for each in conditions)])
    values: list[Any] = [low, high]
    for each in conditions:
        values += each.values
    values += [takes, *walk.of_case.values]
    newer = ""
    if not walk.is_first:
        above = " AND ".join(each.sql.replace("found.", "above.") for each in walk.conditions)
        newer = f"""AND NOT EXISTS (SELECT FROM tickets_searchrow above WHERE above.case_id = newest.case_id
            AND above.message_id >= %s {"AND above.words @@ %s::tsquery" if walk.words else ""}
            {"AND " + above if above else ""})"""
        values += [walk.top, *([walk.words] if walk.words else [])]
        for each in walk.conditions:
            values += each.values
    values += [wanted, *([walk.words] if walk.words else []), walk.newest_ms]
    rank = "ts_rank('{0.1, 0.3, 0.5, 1.0}', best.words, %s::tsquery, 1)" if walk.words else "0"
    return (
        f"""
WITH answers AS MATERIALIZED (
    SELECT found.case_id, found.message_id FROM tickets_searchrow found WHERE {where} LIMIT %s
), newest AS MATERIALIZED (
    SELECT case_id, max(message_id) AS message_id FROM answers GROUP BY case_id ORDER BY max(message_id) DESC
), shown AS MATERIALIZED (
    SELECT newest.case_id, newest.message_id FROM newest WHERE {walk.of_case.sql} {newer}
    ORDER BY newest.message_id DESC LIMIT %s
)
SELECT shown.case_id, shown.message_id,
    (1000 * {rank} + 600 / (1 + greatest(0, %s - (shown.message_id >> 22)) / 1209600000.0))::bigint, counted.read
FROM (SELECT count(*) AS read FROM answers) AS counted
LEFT JOIN (shown JOIN tickets_searchrow best ON best.message_id = shown.message_id) ON TRUE
""",  # noqa: S608  conditions are put together of constants; whatever was typed travels as a value
        values,
    )
