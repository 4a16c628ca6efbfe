"""Categories and tags of cases, for the file of the set-up. A category is known by its path."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.text import folded
from atiende.platform.set_up_file import Change, Names, Outcome, taken_each
from atiende.tickets.actions.add_contact_reason import add_contact_reason
from atiende.tickets.actions.name_tag import name_tag
from atiende.tickets.actions.revise_contact_reason import revise_contact_reason
from atiende.tickets.models import ContactReason, Tag
from atiende.tickets.queries.contact_reasons import reason_tree
from atiende.tickets.queries.set_up_names import set_up_names_of_cases
from atiende.tickets.rules.contact_reasons import Reason, ReasonFields

REASON: Final = ("name", "name_es", "name_en", "below", "brands", "team", "priority")
TAG: Final = ("name",)


def reasons_told() -> list[dict[str, Any]]:
    """Those in use, each before those below it."""
    tree, names = reason_tree(), set_up_names_of_cases()
    return [_row(each, names) for each, _depth in tree.walk() if tree.is_offered(each.id, None)]


def tags_told() -> list[dict[str, Any]]:
    return [{"name": name} for name in Tag.objects.order_by("folded_name").values_list("name", flat=True)]


def take_reasons(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their paths, in the order of the file."""
    return taken_each(data, "categories", "category", lambda row: _reason(row, by, at))


def take_tags(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    def one(row: Any) -> Outcome:
        is_known = Tag.objects.filter(folded_name=folded(str(row["name"]))[:60]).exists()
        name_tag(name=str(row["name"]), by=by, at=at)
        return "same" if is_known else "added"

    return taken_each(data, "tags", "tag", one)


def _row(reason: Reason, names: Names) -> dict[str, Any]:
    return {
        "name": names.told("reason", reason.id),
        "name_es": reason.name_es,
        "name_en": reason.name_en,
        "below": names.told_or_none("reason", reason.parent_id),
        "brands": sorted(names.told("brand", each) for each in reason.brand_ids),
        "team": names.told_or_none("team", reason.team_id),
        "priority": reason.priority,
    }


def _reason(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    names = set_up_names_of_cases()
    fields = ReasonFields(
        name_es=str(row["name_es"]),
        name_en=str(row.get("name_en", "")),
        parent_id=names.id_or_none("reason", row.get("below")),
        brand_ids=names.ids("brand", row.get("brands", [])),
        team_id=names.id_or_none("team", row.get("team")),
        priority=None if row.get("priority") is None else int(row["priority"]),
    )
    siblings = ContactReason.objects.filter(parent_id=fields.parent_id)
    found = siblings.filter(folded_name=folded(fields.cleaned().name_es)[:60]).first()
    if found is None:
        add_contact_reason(fields=fields, by=by, at=at)
        return "added"
    revised = revise_contact_reason(reason_id=found.pk, fields=fields, version=found.version, by=by, at=at)
    return "same" if revised.version == found.version else "changed"
