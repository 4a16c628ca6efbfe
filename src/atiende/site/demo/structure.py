"""The structure and the authority matrix of the demonstration company."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.db import transaction

from atiende.identity.queries.roles import role_codes
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.actions.join_unit import join_unit
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.errors import NameTaken
from atiende.organisation.rules.authority import LineFields
from atiende.organisation.rules.demonstration import name_apart
from atiende.organisation.rules.units import UnitFields
from atiende.platform.demonstration import mark
from atiende.site.demo.company import AGENTS, AUTHORITY, SECOND_UNIT, UNITS

_YEAR: Final = dt.timedelta(days=365)
_EURO: Final = "EUR"


def load_structure(
    teams: Mapping[str, int], agents: Mapping[str, int], *, by: Actor, at: dt.datetime
) -> None:
    """Two trees with their people since a year ago, and lines that the company has not written itself."""
    since = (at - _YEAR).date()
    units: dict[str, int] = {}
    for dimension, rows in UNITS.items():
        for name, above, team, leader in rows:
            units[name] = _unit(name, dimension, units.get(above), teams.get(team), since, by, at)
            _join(units[name], agents[leader], "leader", since, by, at)
            for key, agent in AGENTS.items():
                if team and agent.team == team and key != leader:
                    _join(units[name], agents[key], "member", since, by, at)
    for key, name in SECOND_UNIT.items():
        _join(units[name], agents[key], "member", since, by, at)
    mark("unit", units.values())
    mark("authority", _lines(since, by, at))


def _unit(
    called: str,
    dimension: str,
    parent_id: int | None,
    team_id: int | None,
    since: dt.date,
    by: Actor,
    at: dt.datetime,
) -> int:
    def made(name: str) -> int:
        fields = UnitFields(name, team_id=team_id)
        with transaction.atomic():
            return create_unit(
                dimension=dimension, fields=fields, parent_id=parent_id, from_on=since, by=by, at=at
            ).pk

    try:
        return made(called)
    except NameTaken:
        return made(name_apart(called))


def _join(unit_id: int, agent_id: int, role: str, since: dt.date, by: Actor, at: dt.datetime) -> None:
    join_unit(unit_id=unit_id, agent_id=agent_id, role=role, from_on=since, by=by, at=at)


def _lines(since: dt.date, by: Actor, at: dt.datetime) -> list[int]:
    """Where the company says something itself, its own line stays."""
    roles = role_codes()
    made = []
    for kind, role, amount in AUTHORITY:
        fields = LineFields(
            kind, roles[role], Decimal(amount) if amount else None, _EURO if amount else "", since
        )
        try:
            made.append(set_authority(fields=fields, by=by, at=at).pk)
        except InvalidInput:
            continue
    return made
