"""Shared views, for the file of the set-up. One that asks for certain customers belongs to one installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.set_up_file import Change, Names, NamesNothing, Outcome, taken_each
from atiende.tickets.queries import list_custom_fields, list_statuses, set_up_names_of_cases
from atiende.tickets.rules.view_conditions import Condition, kept_as, read_condition
from atiende.tickets.rules.view_fields import OWN, field_named
from atiende.views.actions.change_view import change_view
from atiende.views.actions.keep_view import keep_view
from atiende.views.models import View
from atiende.views.rules.keeping import NewView, cleaned

PARTS: Final = {"views": ("name", "shared", "teams", "condition", "search", "order", "columns")}
_AMONG: Final = {"assignee": "agent", "team": "team", "brand": "brand", "tag": "tag", "reason": "reason"}


def export(by: Actor) -> dict[str, Any]:
    """Those that are shared and can be read. Raises NotPermitted."""
    by.require("settings.manage")
    names = set_up_names_of_cases()
    rows = View.objects.exclude(shared=View.Shared.NOBODY).prefetch_related("team_links")
    return {"views": [told for row in rows.order_by("name", "pk") if (told := _row(row, names)) is not None]}


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their names among those that are shared. They are kept by whoever takes them."""
    names = set_up_names_of_cases()
    keys = {
        "status": {status.key for status in list_statuses()},
        "field": {field.key for field in list_custom_fields()},
    }

    def one(row: Any) -> Outcome:
        wanted = cleaned(_wanted(row, names, keys))
        found = View.objects.exclude(shared=View.Shared.NOBODY).filter(name=wanted.name).first()
        if found is None:
            keep_view(new=wanted, by=by, at=at)
            return "added"
        if _present(found) == wanted:
            return "same"
        change_view(view_id=found.pk, new=wanted, by=by, at=at)
        return "changed"

    return taken_each(data, "views", "view", one)


def _row(view: View, names: Names) -> dict[str, Any] | None:
    try:
        condition = read_condition(view.condition)
    except InvalidInput:
        return None
    if condition.asks("customer"):
        return None
    return {
        "name": view.name,
        "shared": view.shared,
        "teams": sorted(names.told("team", link.team_id) for link in view.team_links.all()),
        "condition": _renamed(kept_as(condition), names.told),
        "search": view.search,
        "order": view.order,
        "columns": list(view.columns),
    }


def _wanted(row: Any, names: Names, keys: Mapping[str, set[str]]) -> NewView:
    """Raises NamesNothing and InvalidInput."""
    condition = read_condition(_renamed(row["condition"], names.meant))
    columns = tuple(str(each) for each in row.get("columns", []))
    _require(condition, columns, keys)
    return NewView(
        name=str(row["name"]),
        condition=condition,
        search=str(row.get("search", "")),
        order=str(row["order"]),
        columns=columns,
        shared=str(row["shared"]),
        team_ids=names.ids("team", row.get("teams", [])),
    )


def _present(view: View) -> NewView:
    return NewView(
        name=view.name,
        condition=read_condition(view.condition),
        search=view.search,
        order=view.order,
        columns=tuple(view.columns),
        shared=view.shared,
        team_ids=frozenset(view.team_links.values_list("team_id", flat=True)),
    )


def _renamed(kept: Any, named: Callable[[str, object], str]) -> dict[str, Any]:
    """A kept condition with ids for names, or the other way round. Raises NamesNothing."""
    groups = {
        group: [{**test, "value": _values(test, named)} for test in kept.get(group, [])]
        for group in ("all", "any")
    }
    return {**kept, **groups}


def _values(test: Mapping[str, Any], named: Callable[[str, object], str]) -> list[Any]:
    among, field = _AMONG.get(test["field"]), field_named(test["field"])
    if among is None or field is None:
        return list(test.get("value", []))
    return [value if value in field.special else named(among, value) for value in test.get("value", [])]


def _require(condition: Condition, columns: tuple[str, ...], keys: Mapping[str, set[str]]) -> None:
    """Raises NamesNothing for a status or a field that is not here."""
    own = [name for name in (*columns, *(test.field for test in condition.tests)) if name.startswith(OWN)]
    gone = [name for name in own if name.removeprefix(OWN) not in keys["field"]]
    statuses = [value for test in condition.tests if test.field == "status" for value in test.value]
    gone += [key for key in statuses if key not in keys["status"]]
    if gone:
        raise NamesNothing(names=gone[0][:120])
