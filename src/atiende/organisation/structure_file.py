"""Units and the authority matrix, for the file of the set-up: without people, who belong to one installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from atiende.identity.queries.roles import role_codes
from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.actions.change_unit import change_unit
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.actions.move_unit import move_unit
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.models import AuthorityLine, Unit
from atiende.organisation.queries import teams_visible_to, today_of_company
from atiende.organisation.queries.authority import fields_of_line, list_authority
from atiende.organisation.queries.units import Node, dimensions_in_use, tree_of
from atiende.organisation.rules.authority import LineFields
from atiende.organisation.rules.units import UnitFields
from atiende.platform.set_up_file import Change, NamesNothing, Outcome, taken_each

STRUCTURE_PARTS: Final = {
    "units": ("dimension", "name", "purpose", "under", "team"),
    "authority": ("kind", "role", "category", "tier", "currency", "amount"),
}


def export_structure(by: Actor) -> dict[str, Any]:
    """What stands on its last day: units with the one above before those under it; lines that have not ended."""
    units: list[dict[str, Any]] = []
    for dimension in dimensions_in_use(by):
        for node in tree_of(by, dimension, on=dt.date.max):
            _told(node, None, units)
    return {
        "units": units,
        "authority": [_line_told(line) for line in list_authority(by) if not line.until_on],
    }


def take_structure(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """Units by tree and name, lines by what they speak of."""
    changes = taken_each(data, "units", "unit", lambda row: _unit(row, by, at))
    return changes + taken_each(data, "authority", "authority", lambda row: _line(row, by, at))


def _told(node: Node, above: str | None, units: list[dict[str, Any]]) -> None:
    unit = node.unit
    team = unit.team.name if unit.team else None
    units.append(
        {
            "dimension": unit.dimension,
            "name": unit.name,
            "purpose": unit.purpose,
            "under": above,
            "team": team,
        }
    )
    for each in node.below:
        _told(each, unit.name, units)


def _unit(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    dimension = str(row["dimension"])
    above = _known(dimension, row["under"]).pk if row.get("under") else None
    team_id = None
    if row.get("team"):
        team = teams_visible_to(by).filter(folded_name=folded(str(row["team"]))[:100]).first()
        if team is None:
            raise NamesNothing(names=str(row["team"])[:120])
        team_id = team.pk
    fields = UnitFields(str(row["name"]), str(row.get("purpose", "")), team_id)
    found = _found(dimension, fields.name)
    if found is None:
        create_unit(dimension=dimension, fields=fields, parent_id=above, by=by, at=at)
        return "added"
    last = found.places.get(until_on=None)
    before = UnitFields(found.name, found.purpose, found.team_id)
    change_unit(unit_id=found.pk, fields=fields, version=found.version, by=by, at=at)
    day = max(today_of_company(at), last.from_on)
    move_unit(unit_id=found.pk, parent_id=above, from_on=day, by=by, at=at)
    return "same" if before == fields.cleaned() and last.parent_id == above else "changed"


def _found(dimension: str, name: str) -> Unit | None:
    return Unit.objects.filter(dimension=dimension, folded_name=folded(name)[:100]).first()


def _known(dimension: str, name: Any) -> Unit:
    found = _found(dimension, str(name))
    if found is None:
        raise NamesNothing(names=str(name)[:120])
    return found


def _line_told(line: AuthorityLine) -> dict[str, Any]:
    return {
        "kind": line.kind,
        "role": line.role.code,
        "category": line.category,
        "tier": line.tier,
        "currency": line.currency,
        "amount": None if line.amount is None else str(line.amount),
    }


def _line(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    """From today on; what stands for the same already is changed."""
    role_id = role_codes().get(str(row["role"]))
    if role_id is None:
        raise NamesNothing(names=str(row["role"])[:120])
    said = LineFields(
        kind=str(row["kind"]),
        role_id=role_id,
        amount=None if row["amount"] is None else _amount(row["amount"]),
        currency=str(row.get("currency", "")),
        from_on=today_of_company(at),
        category=str(row.get("category", "")),
        tier=str(row.get("tier", "")),
    ).cleaned()
    same = AuthorityLine.objects.filter(
        kind=said.kind,
        role_id=role_id,
        currency=said.currency,
        category=said.category,
        tier=said.tier,
        until_on=None,
    ).first()
    if same is None:
        set_authority(fields=said, by=by, at=at)
        return "added"
    if same.amount == said.amount:
        return "same"
    kept = fields_of_line(same)
    changed = LineFields(**{**{name: getattr(kept, name) for name in kept.__slots__}, "amount": said.amount})
    set_authority(fields=changed, line_id=same.pk, by=by, at=at)
    return "changed"


def _amount(said: Any) -> Decimal:
    """Raises ValueError."""
    try:
        return Decimal(str(said))
    except ArithmeticError as wrong:
        raise ValueError(said) from wrong
