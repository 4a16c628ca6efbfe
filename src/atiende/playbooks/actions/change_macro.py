"""Change what a macro does."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import Conflict
from atiende.platform.audit import record
from atiende.playbooks.macro_fields import checked, put_macro
from atiende.playbooks.models import Macro
from atiende.playbooks.queries.placing import owned_for, place_of
from atiende.playbooks.rules.macro import MacroFields


def change_macro(*, macro_id: int, fields: MacroFields, version: int, by: Actor, at: dt.datetime) -> Macro:
    """Whose it is does not change. Raises NotPermitted, NotFound, InvalidInput, and Conflict when `version` is not the
    present one."""
    cleaned = checked(fields)
    with transaction.atomic():
        macro = owned_for(by, Macro, macro_id)
        if version != macro.version:
            raise Conflict
        place_of(by, brand_id=cleaned.brand_id, team_id=cleaned.team_id)
        put_macro(macro, cleaned)
        macro.version += 1
        macro.save()
        record(by=by, verb="playbooks.macro_changed", target_kind="macro", target_id=macro.pk, at=at)
    return macro
