"""The company's own fields of customers, for the file of the set-up; no customer and no answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.customers.actions.add_customer_field import add_customer_field
from atiende.customers.actions.change_customer_field import change_customer_field
from atiende.customers.models import CustomerField
from atiende.customers.rules.own_fields import OwnFieldDefinition
from atiende.kernel.actors import Actor
from atiende.platform.set_up_file import Change, Outcome, taken_each

PARTS: Final = {"fields": ("key", "name", "kind", "hint", "options")}


def export(by: Actor) -> dict[str, Any]:
    """What is in use. Raises NotPermitted."""
    by.require("settings.manage")
    fields = CustomerField.objects.filter(is_in_use=True).order_by("position", "pk")
    return {
        "fields": [
            {
                "key": field.key,
                "name": field.label,
                "kind": field.kind,
                "hint": field.hint,
                "options": list(field.options),
            }
            for field in fields
        ]
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """By their keys."""

    def one(row: Any) -> Outcome:
        definition = OwnFieldDefinition(
            label=str(row["name"]),
            kind=str(row["kind"]),
            hint=str(row.get("hint", "")),
            options=tuple(str(each) for each in row.get("options", [])),
        )
        found = CustomerField.objects.filter(key=str(row["key"])).first()
        if found is None:
            add_customer_field(definition=definition, key=str(row["key"]), by=by, at=at)
            return "added"
        version = found.version
        changed = change_customer_field(
            field_id=found.pk, definition=definition, version=version, by=by, at=at
        )
        return "same" if changed.version == version else "changed"

    return taken_each(data, "fields", "customer_field", one)
