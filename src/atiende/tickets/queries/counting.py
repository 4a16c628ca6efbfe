"""How many tickets there are, exactly while they are few: nobody reads a larger number than that.

Said in SQL whose wording is the same for all who see in the same way, so that the server plans it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_row, read_rows
from atiende.tickets.rules.listing import NOBODY, Filters

COUNTED: Final = 999
"""Counting ends one beyond: a count greater than this says only "more"."""
COUNTED_OF_TEAMS: Final = 99
"""The same where many teams are counted at once."""

_COUNT: Final = "(SELECT count(*) FROM (SELECT id FROM ({parts}) AS seen LIMIT {limit}) AS few)"
_SERVED: Final = "(%(brands)s::bigint[] IS NULL OR t.brand_id = ANY(%(brands)s::bigint[]))"
_SHARED: Final = (
    "SELECT ticket_id FROM tickets_ticketshare "
    "WHERE agent_id = %(me)s::bigint OR team_id = ANY(%(teams)s::bigint[])"
)
_OF_TEAMS: Final = f"""
SELECT team.id, (SELECT count(*) FROM (
    SELECT FROM tickets_ticket t WHERE t.team_id = team.id AND {{wanted}}
        AND ({_SERVED} OR t.assignee_id = %(me)s::bigint OR t.id IN ({_SHARED}))
    LIMIT {COUNTED_OF_TEAMS + 1}
) AS few) FROM unnest(%(counted)s::bigint[]) AS team (id)
"""  # noqa: S608  put together of constants
_SIMPLE: Final = {"status_id": "bigint", "brand_id": "bigint", "priority": "smallint"}
_OR_NOBODY: Final = ("assignee_id", "team_id")


def count_tickets(actor: Actor, wanted: Mapping[str, Filters]) -> dict[str, int]:
    """How many each list holds, by its name, in one query that looks at no more than COUNTED + 1 of each reason."""
    reasons = _reasons(actor)
    if not wanted or not reasons:
        return dict.fromkeys(wanted, 0)
    values = _values(actor)
    counts = []
    for place, filters in enumerate(wanted.values()):
        condition = _condition(filters, f"q{place}_", values)
        parts = " UNION ".join(f"({reason} AND {condition} LIMIT {COUNTED + 1})" for reason in reasons)
        counts.append(_COUNT.format(parts=parts, limit=COUNTED + 1))
    row = read_row(f"SELECT {', '.join(counts)}", values)
    assert row is not None, "counting answers with one row"
    return dict(zip(wanted, row, strict=True))


def count_of_teams(actor: Actor, team_ids: Iterable[int], filters: Filters) -> dict[int, int]:
    """How many of these tickets each team has, in one query: of the actor's own teams, or of any when they see all.

    It looks at no more than COUNTED_OF_TEAMS + 1 of each.
    """
    if not actor.is_system and not actor.may("tickets.read"):
        return {}
    sees_all = actor.is_system or actor.may("tickets.read_all")
    counted = sorted(pk for pk in team_ids if sees_all or pk in actor.team_ids)
    if not counted:
        return {}
    values = {**_values(actor), "counted": counted}
    return dict(read_rows(_OF_TEAMS.format(wanted=_condition(filters, "", values)), values))


def _reasons(actor: Actor) -> list[str]:
    """Why this actor sees tickets, as in `visibility.branches_of`: each finds its own index."""
    some = "SELECT t.id FROM tickets_ticket t WHERE"
    if actor.is_system:
        return [f"{some} TRUE"]
    if not actor.may("tickets.read"):
        return []
    given = [f"{some} t.assignee_id = %(me)s::bigint", f"{some} t.id IN ({_SHARED})"]
    if actor.may("tickets.read_all"):
        return [f"{some} TRUE"] if actor.brand_ids is None else [f"{some} {_SERVED}", *given]
    own = [f"{some} t.team_id = ANY(%(teams)s::bigint[]) AND {_SERVED}"] if actor.team_ids else []
    return [*own, f"{some} t.team_id IS NULL AND {_SERVED}", *given]


def _values(actor: Actor) -> dict[str, Any]:
    brands = None if actor.is_system or actor.brand_ids is None else sorted(actor.brand_ids)
    return {"me": actor.id, "teams": sorted(actor.team_ids), "brands": brands}


def _condition(filters: Filters, prefix: str, values: dict[str, Any]) -> str:
    """What `filters` leaves in, of tickets that were not merged. Its values join `values` under names that begin so."""
    found = ["NOT EXISTS (SELECT FROM tickets_ticketmerge m WHERE m.source_id = t.id)"]

    def with_value(sql: str, name: str, value: object) -> None:
        values[prefix + name] = value
        found.append(sql.format(f"%({prefix}{name})s"))

    if filters.categories:
        # Written out: the indexes of what is under way are found by these very words.
        names = ", ".join(f"'{category.value}'" for category in sorted(filters.categories))
        found.append(f"t.category IN ({names})")
    for column, kind in _SIMPLE.items():
        if getattr(filters, column) is not None:
            with_value(f"t.{column} = {{}}::{kind}", column, getattr(filters, column))
    for column in _OR_NOBODY:
        value = getattr(filters, column)
        if value == NOBODY and value is not None:
            found.append(f"t.{column} IS NULL")
        elif value is not None:
            with_value(f"t.{column} = {{}}::bigint", column, value)
    if filters.team_ids is not None:
        with_value("t.team_id = ANY({}::bigint[])", "team_ids", sorted(filters.team_ids))
    if filters.customer_ids:
        with_value("t.customer_id = ANY({}::bigint[])", "customer_ids", sorted(filters.customer_ids))
    if filters.channel:
        with_value("t.channel = {}", "channel", filters.channel)
    if filters.tag_id is not None:
        with_value(
            "t.id IN (SELECT ticket_id FROM tickets_tickettag WHERE tag_id = {}::bigint)",
            "tag_id",
            filters.tag_id,
        )
    if filters.is_spam is not None:
        found.append("t.is_spam" if filters.is_spam else "NOT t.is_spam")
    for column, is_set in (("waiting_since", filters.is_waiting), ("snoozed_until", filters.is_snoozed)):
        if is_set is not None:
            found.append(f"t.{column} IS {'NOT ' if is_set else ''}NULL")
    return " AND ".join(found)
