"""How many tickets there are, exactly while they are few: nobody reads a larger number than that.

Said in SQL whose wording is the same for all who see in the same way, so that the server plans it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_row, read_rows
from atiende.tickets.queries.filtering import condition_of
from atiende.tickets.queries.reasons import SERVED, SHARED, reasons_of, seen_by, values_of
from atiende.tickets.rules.listing import Filters

COUNTED: Final = 999
"""Counting ends one beyond: a count greater than this says only "more"."""
COUNTED_OF_TEAMS: Final = 99
"""The same for each of all teams, of which there may be hundreds."""

_COUNT: Final = "(SELECT count(*) FROM (SELECT FROM ({seen}) AS seen LIMIT {limit}) AS few)"
_OF_TEAMS: Final = f"""
SELECT team.id, (
    SELECT count(*) FROM (
        SELECT FROM tickets_ticket t WHERE t.team_id = team.id AND {{wanted}} LIMIT {COUNTED_OF_TEAMS + 1}
    ) AS few
) FROM unnest(%(counted)s::bigint[]) AS team (id)
"""  # noqa: S608  put together of constants
_OF_SOME_BRANDS: Final = f"({SERVED} OR t.assignee_id = %(me)s::bigint OR {SHARED})"


def count_tickets(actor: Actor, wanted: Mapping[str, Filters]) -> dict[str, int]:
    """How many each list holds, by its name, in one query that looks at no more than COUNTED + 1 of each reason."""
    reasons = reasons_of(actor)
    if not wanted or not reasons:
        return dict.fromkeys(wanted, 0)
    values = values_of(actor)
    counts = []
    for place, filters in enumerate(wanted.values()):
        rest = f"{condition_of(filters, f'q{place}_', values)} LIMIT {COUNTED + 1}"
        counts.append(_COUNT.format(seen=seen_by(reasons, "t.id", rest), limit=COUNTED + 1))
    row = read_row(f"SELECT {', '.join(counts)}", values)
    assert row is not None, "counting answers with one row"
    return dict(zip(wanted, row, strict=True))


def count_of_teams(actor: Actor, team_ids: Iterable[int], filters: Filters) -> dict[int, int]:
    """How many of these tickets each team has, in one query: of the actor's own teams, or of any when they see all.

    It looks at no more than one over COUNTED_OF_TEAMS of each: when that many are found, it says only "more".
    """
    if not actor.is_system and not actor.may("tickets.read"):
        return {}
    sees_all = actor.is_system or actor.may("tickets.read_all")
    counted = sorted(pk for pk in team_ids if sees_all or pk in actor.team_ids)
    if not counted:
        return {}
    values: dict[str, Any] = {**values_of(actor), "counted": counted}
    condition = condition_of(filters, "", values)
    if values["brands"] is not None:
        condition = f"{condition} AND {_OF_SOME_BRANDS}"
    return dict(read_rows(_OF_TEAMS.format(wanted=condition), values))
