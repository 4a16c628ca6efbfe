"""Ask a field in other words, of other brands, or with other answers to choose from."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput, NotFound
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.tickets.models import CustomField
from atiende.tickets.models.field_brands import limit_to_brands
from atiende.tickets.queries.field_conditions import require_condition
from atiende.tickets.queries.field_definitions import definition_of_field
from atiende.tickets.rules.field_definition import FieldDefinition


def change_custom_field(
    *, field_id: int, definition: FieldDefinition, version: int, by: Actor, at: dt.datetime
) -> CustomField:
    """Kind and key stay; what was answered stays, even an answer that is offered no more. The same changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, BrandIsArchived, and Conflict when `version` is not the present one.
    """
    by.require("settings.manage")
    with transaction.atomic():
        field = CustomField.objects.select_for_update().filter(pk=field_id).first()
        if field is None:
            raise NotFound
        present = definition_of_field(field)
        cleaned = replace(definition, kind=field.kind).cleaned()
        if problems := cleaned.problems():
            raise InvalidInput(fields=problems, lines=cleaned.bad_lines)
        require_condition(cleaned, key=field.key)
        names = [name for name in _COLUMNS if getattr(present, name) != getattr(cleaned, name)]
        if not names:
            return field
        if field.version != version:
            raise Conflict
        for brand_id in sorted(cleaned.brand_ids - present.brand_ids):
            get_open_brand_for(by, brand_id)
        _write(field, cleaned)
        record(
            by=by,
            verb="tickets.custom_field_changed",
            target_kind="custom_field",
            target_id=field_id,
            fields=names,
            at=at,
        )
        return field


_OWN = (
    "label",
    "hint",
    "is_needed",
    "when_key",
    "asked_by",
    "question",
    "tree",
)
_LISTS = ("options", "needed_in", "reason_ids", "when_values")
_COLUMNS = (*_OWN, *_LISTS, "brand_ids")


def _write(field: CustomField, cleaned: FieldDefinition) -> None:
    for name in _OWN:
        setattr(field, name, getattr(cleaned, name))
    field.options, field.needed_in = list(cleaned.options), list(cleaned.needed_in)
    field.reason_ids, field.when_values = sorted(cleaned.reason_ids), list(cleaned.when_values)
    field.version += 1
    field.save(update_fields=[*_OWN, *_LISTS, "version"])
    limit_to_brands(field, cleaned.brand_ids)
