"""How many tickets there are, exactly while they are few: nobody reads a larger number than that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

from atiende.kernel.actors import Actor
from atiende.tickets.queries.listing import parts_of_list
from atiende.tickets.rules.listing import Filters

COUNTED: Final = 999
"""Counting ends one beyond: a count greater than this says only "more"."""
_COUNT: Final = "(SELECT count(*) FROM (SELECT 1 FROM ({parts}) AS seen LIMIT {limit}) AS few)"


def count_tickets(actor: Actor, wanted: Mapping[str, Filters]) -> dict[str, int]:
    """How many each list holds, by its name, in one query that looks at no more than COUNTED + 1 of each."""
    found = {name: parts_of_list(actor, filters) for name, filters in wanted.items()}
    counted = {name: parts for name, parts in found.items() if parts}
    if not counted:
        return dict.fromkeys(wanted, 0)
    sql: list[str] = []
    params: list[Any] = []
    for parts in counted.values():
        text, values = _bounded(parts)
        sql.append(text)
        params += values
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(sql), params)
        row = cursor.fetchone()
    return {**dict.fromkeys(wanted, 0), **dict(zip(counted, row, strict=True))}


def _bounded(parts: list[QuerySet[Any, dict[str, Any]]]) -> tuple[str, list[Any]]:
    """Each reason to see a ticket gives a few; those of all reasons are counted once."""
    pieces: list[str] = []
    params: list[Any] = []
    for part in parts:
        text, values = part.values("pk").order_by()[: COUNTED + 1].query.sql_with_params()
        pieces.append(f"({text})")
        params += values
    # Only text that Django made from our own conditions; every value is a parameter.
    return _COUNT.format(parts=" UNION ".join(pieces), limit=COUNTED + 1), params
