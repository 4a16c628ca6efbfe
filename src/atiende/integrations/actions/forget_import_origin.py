"""Forget which id an erased case or customer had elsewhere; only what stops it from coming back stays."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.integrations.models.import_origins import erase_origins
from atiende.kernel.actors import Actor
from atiende.platform.audit import record


def forget_import_origin(*, kind: str, object_id: int, by: Actor, at: dt.datetime) -> int:
    """How many origins there were. `kind`: ticket or customer. Raises NotPermitted."""
    by.require("customers.manage")
    with transaction.atomic():
        count = erase_origins(kind, object_id)
        if count:
            record(
                by=by, verb="integrations.import_origin_erased", target_kind=kind, target_id=object_id, at=at
            )
    return count
