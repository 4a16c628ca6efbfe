"""Ask something more of customers than the program does."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from atiende.customers.models import CustomerField
from atiende.customers.rules import problems
from atiende.customers.rules.own_fields import MOST_FIELDS, OwnFieldDefinition, field_key
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates

_TAKEN = {"customers_customerfield_key_key": ("label", problems.FIELD_LABEL_TAKEN)}


def add_customer_field(
    *, definition: OwnFieldDefinition, key: str = "", by: Actor, at: dt.datetime
) -> CustomerField:
    """Key (`key`: as another installation has it) and kind never change. It comes last in the order.

    Raises NotPermitted and InvalidInput.
    """
    by.require("settings.manage")
    cleaned = definition.cleaned()
    if found := cleaned.problems():
        raise InvalidInput(fields=found)
    with transaction.atomic():
        if CustomerField.objects.count() >= MOST_FIELDS:
            raise InvalidInput(fields={"label": problems.FIELDS_MANY})
        field = _inserted(cleaned, field_key(key) or cleaned.key)
        record(
            by=by,
            verb="customers.field_added",
            target_kind="customer_field",
            target_id=field.pk,
            at=at,
            details={"kind": cleaned.kind},
        )
        return field


def _inserted(cleaned: OwnFieldDefinition, key: str) -> CustomerField:
    last = CustomerField.objects.aggregate(last=Max("position"))["last"] or 0
    field = CustomerField(
        key=key,
        label=cleaned.label,
        hint=cleaned.hint,
        kind=cleaned.kind,
        options=list(cleaned.options),
        position=min(last + 10, 32_767),
    )
    with refusing_duplicates(InvalidInput, _TAKEN):
        field.save(force_insert=True)
    return field
