"""Ask something more in cases than the program does."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.queries import get_open_brand_for
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tickets.errors import FIELD_KEY_TAKEN, TOO_MANY_FIELDS
from atiende.tickets.models import CustomField
from atiende.tickets.models.field_brands import limit_to_brands
from atiende.tickets.queries.field_conditions import require_condition
from atiende.tickets.rules.field_definition import MOST_FIELDS, FieldDefinition, field_key

_TAKEN = {"tickets_customfield_key_key": ("label", FIELD_KEY_TAKEN)}


def add_custom_field(
    *, definition: FieldDefinition, key: str = "", by: Actor, at: dt.datetime
) -> CustomField:
    """Its key is made of its label, unless another installation has one; key and kind never change. It comes last.

    Raises NotPermitted, InvalidInput, NotFound and BrandIsArchived.
    """
    by.require("settings.manage")
    cleaned = definition.cleaned()
    if problems := cleaned.problems():
        raise InvalidInput(fields=problems, lines=cleaned.bad_lines)
    with transaction.atomic():
        for brand_id in sorted(cleaned.brand_ids):
            get_open_brand_for(by, brand_id)
        if CustomField.objects.count() >= MOST_FIELDS:
            raise InvalidInput(fields={"label": TOO_MANY_FIELDS})
        own = field_key(key) or cleaned.key
        require_condition(cleaned, key=own)
        field = _inserted(cleaned, own)
        limit_to_brands(field, cleaned.brand_ids)
        record(
            by=by,
            verb="tickets.custom_field_added",
            target_kind="custom_field",
            target_id=field.pk,
            at=at,
            details={"kind": cleaned.kind},
        )
        return field


def _inserted(cleaned: FieldDefinition, key: str) -> CustomField:
    last = CustomField.objects.aggregate(last=Max("position"))["last"] or 0
    field = CustomField(
        key=key,
        label=cleaned.label,
        hint=cleaned.hint,
        kind=cleaned.kind,
        options=list(cleaned.options),
        is_needed=cleaned.is_needed,
        needed_in=list(cleaned.needed_in),
        reason_ids=sorted(cleaned.reason_ids),
        when_key=cleaned.when_key,
        when_values=list(cleaned.when_values),
        asked_by=cleaned.asked_by,
        question=cleaned.question,
        tree=cleaned.tree,
        position=min(last + 10, 32_767),
    )
    with refusing_duplicates(InvalidInput, _TAKEN):
        field.save(force_insert=True)
    return field
