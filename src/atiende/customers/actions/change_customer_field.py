"""Ask a field of customers in other words, or with other answers to choose from."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.customers.models import CustomerField
from atiende.customers.queries.fields import get_customer_field
from atiende.customers.rules.own_fields import OwnFieldDefinition
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict, InvalidInput
from atiende.platform.audit import record


def change_customer_field(
    *, field_id: int, definition: OwnFieldDefinition, version: int, by: Actor, at: dt.datetime
) -> CustomerField:
    """Kind and key stay; what was answered stays, even an answer that is offered no more. The same changes nothing.

    Raises NotPermitted, NotFound, InvalidInput, and Conflict when `version` is not the present one.
    """
    by.require("settings.manage")
    with transaction.atomic():
        field = get_customer_field(field_id, is_locked=True)
        cleaned = OwnFieldDefinition(
            label=definition.label, kind=field.kind, hint=definition.hint, options=definition.options
        ).cleaned()
        if problems := cleaned.problems():
            raise InvalidInput(fields=problems)
        new = {"label": cleaned.label, "hint": cleaned.hint, "options": list(cleaned.options)}
        names = [name for name, value in new.items() if getattr(field, name) != value]
        if not names:
            return field
        if field.version != version:
            raise Conflict
        for name in names:
            setattr(field, name, new[name])
        field.version += 1
        field.save(update_fields=[*names, "version"])
        record(
            by=by,
            verb="customers.field_changed",
            target_kind="customer_field",
            target_id=field_id,
            fields=names,
            at=at,
        )
        return field
