"""Throw a macro away."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.playbooks.models import Macro
from atiende.playbooks.queries.placing import owned_for


def delete_macro(*, macro_id: int, by: Actor, at: dt.datetime) -> None:
    """What it did in cases stays. Raises NotPermitted and NotFound."""
    with transaction.atomic():
        owned_for(by, Macro, macro_id).delete()
        record(by=by, verb="playbooks.macro_deleted", target_kind="macro", target_id=macro_id, at=at)
