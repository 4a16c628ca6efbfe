"""Roles with their grants, for the file of the set-up. Built-in ones are everywhere the same and stay as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.identity.actions.change_role import change_role
from atiende.identity.actions.create_role import create_role
from atiende.identity.models import Role
from atiende.kernel.actors import Actor
from atiende.platform.set_up_file import Change, Outcome, taken_each

PARTS: Final = {"roles": ("key", "name", "grants")}


def export(by: Actor) -> dict[str, Any]:
    """Raises NotPermitted."""
    by.require("people.manage")
    own = Role.objects.filter(is_builtin=False).order_by("code")
    return {"roles": [{"key": role.code, "name": role.name, "grants": sorted(role.grants)} for role in own]}


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """Nobody gives what they do not hold."""

    def one(row: Any) -> Outcome:
        name, grants = str(row["name"]), [str(grant) for grant in row["grants"]]
        found = Role.objects.filter(code=row["key"]).first() or Role.objects.filter(name=name).first()
        if found is None:
            create_role(name=name, grants=grants, code=str(row["key"]), by=by, at=at)
            return "added"
        if found.name == name and set(found.grants) == set(grants):
            return "same"
        change_role(role_id=found.pk, name=name, grants=grants, by=by, at=at)
        return "changed"

    return taken_each(data, "roles", "role", one)
