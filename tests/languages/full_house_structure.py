"""The structure of the full house: two trees with people in every part, and a matrix with lines of all days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from atiende.kernel.actors import SYSTEM
from atiende.kernel.clock import utc_now
from atiende.organisation.actions.archive_unit import archive_unit
from atiende.organisation.actions.create_unit import create_unit
from atiende.organisation.actions.join_unit import join_unit
from atiende.organisation.actions.leave_unit import leave_unit
from atiende.organisation.actions.move_unit import move_unit
from atiende.organisation.actions.set_authority import set_authority
from atiende.organisation.models import AuthorityLine, Unit
from atiende.organisation.rules.authority import AuthorityKind, LineFields
from atiende.organisation.rules.units import UnitFields, UnitRole

NAME = "Xyz"


def fill(rows: dict[str, Any]) -> dict[str, Any]:
    """Answers with what addresses need."""
    now = utc_now()
    today = now.date()
    before = today - dt.timedelta(days=30)
    team_id = rows["teams"][0].pk
    top = _unit("Xyz Ñandú", None, before, now, team_id=team_id)
    below = _unit("Xyz Emú", None, before, now)
    area = _unit("Xyz Zona", None, before, now, dimension="geography")
    gone = _unit("Xyz Moa", None, before, now)
    move_unit(unit_id=below.pk, parent_id=top.pk, from_on=today, by=SYSTEM, at=now)
    archive_unit(unit_id=gone.pk, by=SYSTEM, at=now)
    for role, person in zip(UnitRole, rows["people"][:4], strict=True):
        stay = join_unit(
            unit_id=top.pk, agent_id=person.pk, role=role.value, from_on=before, by=SYSTEM, at=now
        )
    leave_unit(unit_id=top.pk, belonging_id=stay.pk, until_on=before, by=SYSTEM, at=now)
    join_unit(
        unit_id=area.pk,
        agent_id=rows["people"][0].pk,
        role="leader",
        from_on=before,
        until_on=today,
        by=SYSTEM,
        at=now,
    )
    lines = [_line(kind.value, rows["role"].pk, before, now) for kind in AuthorityKind]
    lines.append(_line("refund", rows["role"].pk, before, now, category="xyz", tier="xyz", until_on=before))
    lines.append(_line("discount", rows["builtin"].pk, today + dt.timedelta(days=30), now, amount=None))
    return {"units": [top, below, area, gone], "authority": lines}


def examples(rows: dict[str, Any]) -> dict[str, list[tuple[object, ...]]]:
    """For each address with parameters that shows a page: whose pages to open."""
    return {
        "console:unit": [(one.pk,) for one in rows["units"]],
        "console:unit_template": [("matrix",), ("small",)],
        "console:authority_line": [(one.pk,) for one in rows["authority"][-2:]],
    }


def asked(rows: dict[str, Any]) -> list[str]:
    """Addresses of pages that change with what is asked of them."""
    return [
        "/console/units/?dimension=geography",
        "/console/units/?dimension=channel&on=2020-01-01",
        "/console/authority/?kind=refund&amount=5&currency=EUR",
        f"/console/authority/?kind=refund&amount=900000&currency=EUR&person={rows['people'][0].pk}",
        f"/console/authority/?kind=exception&person={rows['people'][1].pk}",
        "/console/authority/?kind=refund&amount=x&currency=E",
    ]


def _unit(name: str, parent_id: int | None, since: dt.date, now: dt.datetime, **more: Any) -> Unit:
    fields = UnitFields(name, NAME, more.pop("team_id", None))
    columns = {"dimension": "function", **more}
    return create_unit(fields=fields, parent_id=parent_id, from_on=since, by=SYSTEM, at=now, **columns)


def _line(kind: str, role_id: int, since: dt.date, now: dt.datetime, **more: Any) -> AuthorityLine:
    columns: dict[str, Any] = {"amount": Decimal("1250.50"), "currency": "EUR", **more}
    return set_authority(fields=LineFields(kind, role_id, from_on=since, **columns), by=SYSTEM, at=now)
