"""Statuses, categories, tags and fields of cases, for the file of the set-up."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.set_up_file import Change, Names, Outcome, taken_each
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.change_custom_field import change_custom_field
from atiende.tickets.actions.rename_status import rename_status
from atiende.tickets.models import CustomField, TicketStatus
from atiende.tickets.queries.field_definitions import definition_of_field
from atiende.tickets.queries.set_up_names import set_up_names_of_cases
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.status_labels import StatusLabels
from atiende.tickets.set_up_reasons import REASON, TAG, reasons_told, tags_told, take_reasons, take_tags

_LABELS: Final = {
    "for_agents": "label_for_agents",
    "for_customers": "label_for_customers",
    "for_agents_en": "label_for_agents_en",
    "for_customers_en": "label_for_customers_en",
}
_TEXTS: Final = ("label", "kind", "hint", "when_key", "asked_by", "question", "tree")
_LISTS: Final = ("options", "needed_in", "when_values")

PARTS: Final = {
    "statuses": ("key", "name", "category", *_LABELS),
    "categories": REASON,
    "tags": TAG,
    "fields": ("key", "name", *_TEXTS, "is_needed", *_LISTS, "brands", "categories"),
}


def export(by: Actor) -> dict[str, Any]:
    """What is in use. Raises NotPermitted."""
    by.require("settings.manage")
    names = set_up_names_of_cases()
    statuses = TicketStatus.objects.filter(is_in_use=True).order_by("position", "pk")
    fields = CustomField.objects.filter(is_in_use=True).order_by("position", "pk")
    return {
        "statuses": [_status_row(status) for status in statuses if not status.is_builtin or _own(status)],
        "categories": reasons_told(),
        "tags": tags_told(),
        "fields": [_field_row(field, names) for field in fields.prefetch_related("brand_links")],
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """Statuses and fields by their keys."""
    statuses = taken_each(data, "statuses", "status", lambda row: _status(row, by, at))
    reasons, tags = take_reasons(data, by=by, at=at), take_tags(data, by=by, at=at)
    return [*statuses, *reasons, *tags, *_fields(data, by, at)]


def _own(status: TicketStatus) -> bool:
    return any(getattr(status, column) for column in _LABELS.values())


def _status_row(status: TicketStatus) -> dict[str, Any]:
    labels = {name: getattr(status, column) for name, column in _LABELS.items()}
    return {"key": status.key, "name": status.label_for_agents, "category": status.category, **labels}


def _status(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    labels = StatusLabels(**{name: str(row.get(name, "")) for name in _LABELS})
    found = TicketStatus.objects.filter(key=str(row["key"])).first()
    if found is None:
        add_status(category=str(row["category"]), labels=labels, key=str(row["key"]), by=by, at=at)
        return "added"
    is_same = all(getattr(found, column) == row.get(name, "") for name, column in _LABELS.items())
    rename_status(status_id=found.pk, labels=labels, by=by, at=at)
    return "same" if is_same else "changed"


def _field_row(field: CustomField, names: Names) -> dict[str, Any]:
    texts = {name: getattr(field, name) for name in (*_TEXTS, "is_needed")}
    lists = {name: list(getattr(field, name)) for name in _LISTS}
    tied = {
        "brands": sorted(names.told("brand", link.brand_id) for link in field.brand_links.all()),
        "categories": sorted(names.told("reason", each) for each in field.reason_ids),
    }
    return {"key": field.key, "name": field.label, **texts, **lists, **tied}


def _fields(data: Mapping[str, Any], by: Actor, at: dt.datetime) -> list[Change]:
    """One may wait for the answer to another that comes later: new ones are added first, and tied to others then."""
    names = set_up_names_of_cases()
    new: set[str] = set()

    def add(row: Any) -> Outcome:
        if CustomField.objects.filter(key=str(row["key"])).exists():
            return "same"
        alone = dataclasses.replace(_definition(row, names), when_key="", when_values=())
        add_custom_field(definition=alone, key=str(row["key"]), by=by, at=at)
        new.add(str(row["key"]))
        return "added"

    def change(row: Any) -> Outcome:
        found = CustomField.objects.filter(key=str(row["key"])).first()
        if found is None:
            raise NotFound
        before = definition_of_field(found)
        after = dataclasses.replace(_definition(row, names), kind=found.kind)
        change_custom_field(field_id=found.pk, definition=after, version=found.version, by=by, at=at)
        if found.key in new:
            return "added"
        return "same" if before == after.cleaned() else "changed"

    added = taken_each(data, "fields", "field", add)
    changed = taken_each(data, "fields", "field", change)
    both = zip(added, changed, strict=True)
    return [first if first.outcome == "refused" else second for first, second in both]


def _definition(row: Any, names: Names) -> FieldDefinition:
    """Raises NamesNothing."""
    written: dict[str, Any] = {name: str(row.get(name, "")) for name in _TEXTS}
    written |= {name: tuple(str(each) for each in row.get(name, [])) for name in _LISTS}
    return FieldDefinition(
        **written,
        is_needed=bool(row.get("is_needed")),
        brand_ids=names.ids("brand", row.get("brands", [])),
        reason_ids=names.ids("reason", row.get("categories", [])),
    )
