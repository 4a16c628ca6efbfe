"""What a view shows: pages, counts and columns of the cases that a condition leaves in, as far as somebody sees them.

Conditions are of all kinds, so their statements are not prepared: the server plans each for the values it asks for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from django.db import OperationalError, connection, transaction

from atiende.kernel.actors import Actor
from atiende.tickets.errors import ViewTooSlow
from atiende.tickets.queries.conditioning import said_condition
from atiende.tickets.queries.counting import COUNTED
from atiende.tickets.queries.listing import (
    LINES,
    PAGE_SIZE,
    Line,
    Lines,
    next_after,
    place_in,
    sort_key_of,
    way_of,
)
from atiende.tickets.queries.reasons import reasons_of, seen_by, values_of
from atiende.tickets.rules.listing import FORWARD, Filters, Order
from atiende.tickets.rules.view_conditions import Condition, is_served

PATIENCE_MS: Final = 4_000
"""A list that no index finds is given up after this."""
_NUMBERED: Final = frozenset({Order.NUMBER, Order.PRIORITY})
_COUNT: Final = "(SELECT count(*) FROM (SELECT FROM ({seen}) AS seen LIMIT {limit}) AS few)"
_LAID_OUT: Final = """
SELECT of_it.id, of_it.sort_key FROM unnest(%(statuses)s::bigint[]) AS wanted (id), LATERAL ({page}) AS of_it
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to see. `now` in their zone."""

    condition: Condition
    order: Order = Order.LAST_MESSAGE
    now: dt.datetime


def list_of_view(actor: Actor, asked: Asked, *, after: str = "", size: int = PAGE_SIZE) -> Lines:
    """A page as lines, in one query. Raises ViewTooSlow."""
    found = _page(actor, asked, after, size)
    if found is None:
        return Lines([])
    page, values = found
    with patiently(asked.condition), connection.cursor() as cursor:
        cursor.execute(LINES.format(page=page, way=_way(asked)), values)
        read = cursor.fetchall()
    rows = [Line(*row) for row in read[:size]]
    return Lines(rows, next_after([(row[-1], row[0]) for row in read], size))


def ids_of_view(actor: Actor, asked: Asked, *, after: str = "", size: int) -> tuple[list[int], str]:
    """Ids of a page's tickets, and the text that asks for those after them. Raises ViewTooSlow."""
    found = _page(actor, asked, after, size)
    if found is None:
        return [], ""
    with patiently(asked.condition), connection.cursor() as cursor:
        cursor.execute(*found)
        read = cursor.fetchall()
    return [pk for pk, _key in read[:size]], next_after([(key, pk) for pk, key in read], size)


def columns_of_board(
    actor: Actor, asked: Asked, status_ids: Sequence[int], *, size: int
) -> dict[int, list[Line]]:
    """Of each status its first lines, one more than `size` where there are more; in one query. Raises ViewTooSlow."""
    shown: dict[int, list[Line]] = {pk: [] for pk in status_ids}
    found = _page(actor, asked, "", size, also="t.status_id = wanted.id")
    if found is None or not status_ids:
        return shown
    page, values = found
    statement = LINES.format(page=_LAID_OUT.format(page=page), way=_way(asked))
    statement = statement.replace("SELECT ticket.id,", "SELECT ticket.status_id, ticket.id,", 1)
    with patiently(asked.condition), connection.cursor() as cursor:
        cursor.execute(statement, {**values, "statuses": list(status_ids)})
        for status_id, *row in cursor.fetchall():
            shown[status_id].append(Line(*row))
    return shown


def count_of_views(actor: Actor, views: Mapping[int, Condition], *, now: dt.datetime) -> dict[int, int]:
    """How many cases each holds, exactly to COUNTED and then one more, in one query. Those that no index finds are
    not counted, and do not stand in the answer.
    """
    counted = {key: condition for key, condition in views.items() if is_served(condition)}
    reasons = reasons_of(actor)
    if not counted or not reasons:
        return dict.fromkeys(counted, 0)
    values = values_of(actor)
    counts = []
    for place, condition in enumerate(counted.values()):
        sql, own = said_condition(condition, actor, now=now, prefix=f"q{place}_")
        values |= own
        seen = seen_by(reasons, "t.id", f"{sql} LIMIT {COUNTED + 1}")
        counts.append(_COUNT.format(seen=seen, limit=COUNTED + 1))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", values)
        row = cursor.fetchone()
    return dict(zip(counted, row, strict=True))


def count_of_view(actor: Actor, condition: Condition, *, now: dt.datetime, most: int) -> int:
    """How many, counting no further than `most` and one. Raises ViewTooSlow."""
    reasons = reasons_of(actor)
    if not reasons:
        return 0
    sql, own = said_condition(condition, actor, now=now, prefix="q_")
    seen = seen_by(reasons, "t.id", f"{sql} LIMIT {most + 1}")
    with patiently(condition), connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COUNT.format(seen=seen, limit=most + 1)}", {**values_of(actor), **own})
        return int(cursor.fetchone()[0])


@contextmanager
def patiently(condition: Condition) -> Iterator[None]:
    """Reading what no index finds ends after a while. Raises ViewTooSlow."""
    if is_served(condition):
        yield
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL statement_timeout = {PATIENCE_MS}")
            yield
            cursor.execute("SET LOCAL statement_timeout = DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") == "57014":
            raise ViewTooSlow from error
        raise


def _page(
    actor: Actor, asked: Asked, after: str, size: int, *, also: str = ""
) -> tuple[str, dict[str, Any]] | None:
    reasons = reasons_of(actor)
    if not reasons:
        return None
    sql, own = said_condition(asked.condition, actor, now=asked.now, prefix="q_")
    values = {**values_of(actor), **own}
    order = _filters(asked)
    key, way = sort_key_of(order), _way(asked)
    conditions = [sql, *([also] if also else [])]
    place = place_in(after, asked.order)
    if place is not None:
        values["key"], values["below"] = place
        kind = "bigint" if asked.order in _NUMBERED else "timestamptz"
        side = ">" if asked.order in FORWARD else "<"
        conditions.append(f"({key}, t.id) {side} (%(key)s::{kind}, %(below)s::bigint)")
    rest = f"{' AND '.join(conditions)} ORDER BY {key} {way}, t.id {way} LIMIT {size + 1}"
    seen = seen_by(reasons, f"t.id, {key} AS sort_key", rest)
    ordered = f"ORDER BY sort_key {way}, id {way} LIMIT {size + 1}"
    return f"SELECT id, sort_key FROM ({seen}) AS seen {ordered}", values  # noqa: S608  constants, values apart


def _filters(asked: Asked) -> Filters:
    return Filters(order=asked.order)


def _way(asked: Asked) -> str:
    return way_of(_filters(asked))
