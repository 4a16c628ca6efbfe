"""A field of cases in the shape in which it is changed."""

from __future__ import annotations

from atiende.tickets.models import CustomField
from atiende.tickets.rules.field_definition import FieldDefinition


def definition_of_field(field: CustomField) -> FieldDefinition:
    """A field as `change_custom_field` takes it."""
    return FieldDefinition(
        label=field.label,
        kind=field.kind,
        hint=field.hint,
        options=tuple(field.options),
        brand_ids=frozenset(field.brand_links.values_list("brand_id", flat=True)),
        is_needed=field.is_needed,
        needed_in=tuple(field.needed_in),
        reason_ids=frozenset(field.reason_ids),
        when_key=field.when_key,
        when_values=tuple(field.when_values),
        asked_by=field.asked_by,
        question=field.question,
        tree=field.tree,
    )
