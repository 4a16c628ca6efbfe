"""How far a new house has come, as far as the actor sees it. Asked on every visit to the desk: one statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from atiende.kernel.actors import Actor
from atiende.platform.postgres.reading import read_row

_QUESTIONS: Final = """
    SELECT EXISTS (SELECT FROM organisation_organisation),
        EXISTS (SELECT FROM organisation_team WHERE %(sees_all)s OR id = ANY(%(teams)s)),
        EXISTS (SELECT FROM organisation_brand WHERE is_default AND sender_address <> ''),
        EXISTS (SELECT FROM organisation_agent WHERE user_id <> %(actor)s AND (%(sees_all)s OR user_id IN (
            SELECT agent_id FROM organisation_teammembership WHERE until_on IS NULL AND team_id = ANY(%(teams)s))))
"""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """What is there already; `has_colleagues` means somebody besides the actor."""

    is_set_up: bool = False
    has_team: bool = False
    has_sender: bool = False
    has_colleagues: bool = False


def beginnings(actor: Actor) -> Beginnings:
    """Teams and colleagues count as in teams_visible_to and agents_visible_to. One query."""
    if not actor.grants:
        return Beginnings()
    sees_all, teams = actor.may("organisation.read"), list(actor.team_ids)
    row = read_row(_QUESTIONS, {"sees_all": sees_all, "teams": teams, "actor": actor.id})
    return Beginnings(*row) if row else Beginnings()
