"""Put several changes of a case under one name."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.playbooks.errors import TooManyKept
from atiende.playbooks.macro_fields import MOST, checked, put_macro
from atiende.playbooks.models import Macro
from atiende.playbooks.queries.placing import place_of, require_writing
from atiende.playbooks.rules.macro import MacroFields


def add_macro(*, fields: MacroFields, by: Actor, at: dt.datetime) -> Macro:
    """A personal one needs the right to reply, one for everybody that to change settings.

    What a step refers to is looked at when it is carried out. Raises NotPermitted, InvalidInput and TooManyKept.
    """
    require_writing(by, is_personal=fields.is_personal)
    cleaned = checked(fields)
    with transaction.atomic():
        place_of(by, brand_id=cleaned.brand_id, team_id=cleaned.team_id)
        if Macro.objects.count() >= MOST:
            raise TooManyKept(most=MOST)
        macro = Macro(owner_id=by.id if cleaned.is_personal else None, created_at=at)
        put_macro(macro, cleaned)
        macro.save(force_insert=True)
        record(by=by, verb="playbooks.macro_added", target_kind="macro", target_id=macro.pk, at=at)
    return macro
