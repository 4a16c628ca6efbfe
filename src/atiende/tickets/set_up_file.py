"""Statuses and fields of cases, for the file of the set-up; the reasons of contact that a field is tied to stay out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.queries import brands_visible_to
from atiende.platform.set_up_file import Change, Outcome, rows, taken
from atiende.tickets.actions.add_custom_field import add_custom_field
from atiende.tickets.actions.add_status import add_status
from atiende.tickets.actions.change_custom_field import change_custom_field
from atiende.tickets.actions.rename_status import rename_status
from atiende.tickets.errors import UNKNOWN_BRAND
from atiende.tickets.models import CustomField, TicketStatus
from atiende.tickets.queries.field_definitions import definition_of_field
from atiende.tickets.rules.field_definition import FieldDefinition
from atiende.tickets.rules.status_labels import StatusLabels

_LABELS: Final = {
    "for_agents": "label_for_agents",
    "for_customers": "label_for_customers",
    "for_agents_en": "label_for_agents_en",
    "for_customers_en": "label_for_customers_en",
}
_TEXTS: Final = ("label", "kind", "hint", "when_key", "asked_by", "question", "tree")
_LISTS: Final = ("options", "needed_in", "when_values")


def export(by: Actor) -> dict[str, Any]:
    """What is in use. Raises NotPermitted."""
    by.require("settings.manage")
    slugs = dict(brands_visible_to(by).values_list("pk", "slug"))
    statuses = TicketStatus.objects.filter(is_in_use=True).order_by("position", "pk")
    fields = CustomField.objects.filter(is_in_use=True).order_by("position", "pk")
    return {
        "statuses": [_status_row(status) for status in statuses if not status.is_builtin or _own(status)],
        "fields": [_field_row(field, slugs) for field in fields.prefetch_related("brand_links")],
    }


def take(data: Mapping[str, Any], *, by: Actor, at: dt.datetime) -> list[Change]:
    """Both by their keys."""
    statuses = [taken("status", row, lambda row: _status(row, by, at)) for row in rows(data, "statuses")]
    return statuses + [taken("field", row, lambda row: _field(row, by, at)) for row in rows(data, "fields")]


def _own(status: TicketStatus) -> bool:
    return any(getattr(status, column) for column in _LABELS.values())


def _status_row(status: TicketStatus) -> dict[str, Any]:
    labels = {name: getattr(status, column) for name, column in _LABELS.items()}
    return {"key": status.key, "name": status.label_for_agents, "category": status.category, **labels}


def _status(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    labels = StatusLabels(**{name: str(row.get(name, "")) for name in _LABELS})
    found = TicketStatus.objects.filter(key=row["key"]).first()
    if found is None:
        add_status(category=str(row["category"]), labels=labels, by=by, at=at)
        return "added"
    is_same = all(getattr(found, column) == row.get(name, "") for name, column in _LABELS.items())
    rename_status(status_id=found.pk, labels=labels, by=by, at=at)
    return "same" if is_same else "changed"


def _field_row(field: CustomField, slugs: Mapping[int, str]) -> dict[str, Any]:
    brands = sorted(slugs[link.brand_id] for link in field.brand_links.all() if link.brand_id in slugs)
    texts = {name: getattr(field, name) for name in (*_TEXTS, "is_needed")}
    lists = {name: list(getattr(field, name)) for name in _LISTS}
    return {"key": field.key, "name": field.label, **texts, **lists, "brands": brands}


def _field(row: Any, by: Actor, at: dt.datetime) -> Outcome:
    ids = dict(brands_visible_to(by).values_list("slug", "pk"))
    if set(row.get("brands", [])) - ids.keys():
        raise InvalidInput(fields={"brands": UNKNOWN_BRAND})
    written: dict[str, Any] = {name: str(row.get(name, "")) for name in _TEXTS}
    written |= {name: tuple(str(each) for each in row.get(name, [])) for name in _LISTS}
    definition = FieldDefinition(
        **written,
        is_needed=bool(row.get("is_needed")),
        brand_ids=frozenset(ids[slug] for slug in row.get("brands", [])),
    )
    found = CustomField.objects.filter(key=row["key"]).first()
    if found is None:
        add_custom_field(definition=definition, by=by, at=at)
        return "added"
    before = definition_of_field(found)
    after = dataclasses.replace(definition, kind=found.kind, reason_ids=before.reason_ids)
    change_custom_field(field_id=found.pk, definition=after, version=found.version, by=by, at=at)
    return "same" if before == after.cleaned() else "changed"
