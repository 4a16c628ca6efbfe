"""Brands without their hosts and senders (those belong to one installation), teams, units, authority and working
time, for the file of the set-up.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.organisation.actions.change_brand import change_brand
from atiende.organisation.actions.change_team import change_team
from atiende.organisation.actions.create_brand import create_brand
from atiende.organisation.actions.create_team import create_team
from atiende.organisation.queries import brands_visible_to, fields_of_brand, teams_visible_to
from atiende.organisation.rules.brand import BrandFields
from atiende.organisation.rules.colours import Palette
from atiende.organisation.rules.staff import TeamFields
from atiende.organisation.structure_file import STRUCTURE_PARTS, export_structure, take_structure
from atiende.organisation.working_time_file import (
    WORKING_TIME_PARTS,
    export_working_time,
    take_working_time,
)
from atiende.platform.set_up_file import Change, NamesNothing, Outcome, taken_each

_BRAND: Final = ("name", "slug", "time_zone", "language", "form_of_address", "privacy_url", "light", "dark")
PARTS: Final = {
    "brands": _BRAND,
    "teams": ("name", "purpose", "brand"),
    **STRUCTURE_PARTS,
    **WORKING_TIME_PARTS,
}


def export(by: Actor) -> dict[str, Any]:
    """What is at work. Raises NotPermitted."""
    by.require("organisation.manage")
    brands = list(brands_visible_to(by).filter(archival=None).order_by("slug"))
    slugs: dict[int | None, str] = {brand.pk: brand.slug for brand in brands}
    teams = teams_visible_to(by).filter(archival=None).order_by("folded_name")
    return {
        "brands": [{name: _plain(fields_of_brand(brand), name) for name in _BRAND} for brand in brands],
        "teams": [
            {"name": team.name, "purpose": team.purpose, "brand": slugs.get(team.brand_id)} for team in teams
        ],
        **export_structure(by),
        **export_working_time(by),
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """Brands by their short name, teams by their name; hosts and senders of a brand that is there stay."""
    changes = taken_each(data, "brands", "brand", lambda row: _brand(row, by, at))
    changes += taken_each(data, "teams", "team", lambda row: _team(row, by, at))
    changes += take_structure(data, by=by, at=at)
    return changes + take_working_time(data, by=by, at=at)


def _brand(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    told = {name: row[name] for name in _BRAND}
    told |= {theme: Palette(**row[theme]) for theme in ("light", "dark")}
    found = brands_visible_to(by).filter(slug=row["slug"]).first()
    if found is None:
        create_brand(fields=BrandFields(**told), by=by, at=at)
        return "added"
    before = fields_of_brand(found)
    after = dataclasses.replace(before, **told)
    change_brand(brand_id=found.pk, fields=after, version=found.version, by=by, at=at)
    return "same" if before == after else "changed"


def _team(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    brand = None
    if row.get("brand"):
        brand = brands_visible_to(by).filter(slug=row["brand"]).first()
        if brand is None:
            raise NamesNothing(names=str(row["brand"])[:120])
    fields = TeamFields(str(row["name"]), str(row.get("purpose", "")), brand.pk if brand else None)
    found = teams_visible_to(by).filter(folded_name=folded(fields.name)[:100]).first()
    if found is None:
        create_team(fields=fields, by=by, at=at)
        return "added"
    is_same = TeamFields(found.name, found.purpose, found.brand_id) == fields.cleaned()
    change_team(team_id=found.pk, fields=fields, version=found.version, by=by, at=at)
    return "same" if is_same else "changed"


def _plain(fields: BrandFields, name: str) -> Any:
    value = getattr(fields, name)
    return dataclasses.asdict(value) if isinstance(value, Palette) else value
