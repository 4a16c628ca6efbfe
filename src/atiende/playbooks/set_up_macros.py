"""Macros of everybody, for the file of the set-up: what their steps refer to is called by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.organisation.queries import set_up_names
from atiende.platform.set_up_file import Change, Names, NamesNothing, Outcome, taken_each
from atiende.playbooks.actions.add_macro import add_macro
from atiende.playbooks.actions.change_macro import change_macro
from atiende.playbooks.macro_fields import checked
from atiende.playbooks.models import Macro
from atiende.playbooks.rules import steps as kinds
from atiende.playbooks.rules.macro import MacroFields
from atiende.playbooks.rules.steps import Step, step_of
from atiende.playbooks.set_up_replies import reply_names
from atiende.tickets.queries import list_custom_fields, list_statuses

MACRO: Final = ("name", "brand", "team", "steps")
_AMONG: Final = {kinds.CANNED: "reply", kinds.TEAM: "team", kinds.ASSIGNEE: "agent"}


def macros_told() -> list[dict[str, Any]]:
    names = _names()
    return [
        {
            "name": macro.name,
            "brand": names.told_or_none("brand", macro.brand_id),
            "team": names.told_or_none("team", macro.team_id),
            "steps": [_translated(step_of(row), names.told).as_row() for row in macro.steps],
        }
        for macro in Macro.objects.filter(owner=None).order_by("name", "pk")
    ]


def take_macros(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    names = _names()
    keys = {
        kinds.STATUS: {status.key for status in list_statuses()},
        kinds.FIELD: {field.key for field in list_custom_fields()},
    }

    def one(row: Any) -> Outcome:
        steps = tuple(_translated(step_of(each), names.meant) for each in row["steps"])
        _require(steps, keys)
        fields = MacroFields(
            name=str(row["name"]),
            steps=steps,
            brand_id=names.id_or_none("brand", row.get("brand")),
            team_id=names.id_or_none("team", row.get("team")),
        )
        whose: dict[str, Any] = {"owner": None, "brand_id": fields.brand_id, "team_id": fields.team_id}
        found = Macro.objects.filter(**whose, name=checked(fields).name).first()
        if found is None:
            add_macro(fields=fields, by=by, at=at)
            return "added"
        if found.steps == [step.as_row() for step in checked(fields).steps]:
            return "same"
        change_macro(macro_id=found.pk, fields=fields, version=found.version, by=by, at=at)
        return "changed"

    return taken_each(data, "macros", "macro", one)


def _names() -> Names:
    names = set_up_names()
    return names.and_also(reply=reply_names(names))


def _translated(step: Step, named: Callable[[str, object], str]) -> Step:
    """Raises NamesNothing."""
    among = _AMONG.get(step.kind)
    if among is None or step.value in ("", kinds.ME):
        return step
    return Step(step.kind, named(among, step.value), step.key)


def _require(steps: tuple[Step, ...], keys: Mapping[str, set[str]]) -> None:
    """Raises NamesNothing for a status or a field that is not here."""
    for step in steps:
        named = step.key if step.kind == kinds.FIELD else step.value
        if step.kind in keys and named not in keys[step.kind]:
            raise NamesNothing(names=named[:120])
