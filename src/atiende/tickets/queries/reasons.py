"""Who sees which ticket, said in SQL: for lists and counts, of which each reason reads its own index.

The same reasons as `visibility.branches_of` gives to the ORM; a test compares what both let through.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from atiende.kernel.actors import Actor

SERVED: Final = "(%(brands)s::bigint[] IS NULL OR t.brand_id = ANY(%(brands)s::bigint[]))"
SHARED: Final = (
    "t.id = ANY(ARRAY(SELECT ticket_id FROM tickets_ticketshare "
    "WHERE agent_id = %(me)s::bigint OR team_id = ANY(%(teams)s::bigint[])))"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody sees tickets, said in SQL on `t`; with `each`: for every row of it, named `mine`."""

    where: str
    each: str = ""


def reasons_of(actor: Actor) -> list[Reason]:
    """The same as `branches_of`, with the values of `values_of`: a wording that is the same for all who see alike."""
    if actor.is_system:
        return [Reason("TRUE")]
    if not actor.may("tickets.read"):
        return []
    given = [Reason("t.assignee_id = %(me)s::bigint"), Reason(SHARED)]
    if actor.may("tickets.read_all"):
        return [Reason("TRUE")] if actor.brand_ids is None else [Reason(SERVED), *given]
    own = Reason(f"t.team_id = mine.id AND {SERVED}", each="unnest(%(teams)s::bigint[]) AS mine (id)")
    return [*([own] if actor.team_ids else []), Reason(f"t.team_id IS NULL AND {SERVED}"), *given]


def values_of(actor: Actor) -> dict[str, Any]:
    brands = None if actor.is_system or actor.brand_ids is None else sorted(actor.brand_ids)
    return {"me": actor.id, "teams": sorted(actor.team_ids), "brands": brands}


def seen_by(reasons: Iterable[Reason], columns: str, rest: str) -> str:
    """A select of these columns of all tickets that somebody sees, each once.

    `rest`: conditions, order and limit: they hold for each reason, so that none reads more than is wanted of all.
    """
    return " UNION ".join(f"({_part(reason, columns, rest)})" for reason in reasons)


def _part(reason: Reason, columns: str, rest: str) -> str:
    part = f"SELECT {columns} FROM tickets_ticket t WHERE {reason.where} AND {rest}"  # noqa: S608  constants
    if not reason.each:
        return part
    return f"SELECT part.* FROM {reason.each} CROSS JOIN LATERAL ({part}) AS part"  # noqa: S608  constants
