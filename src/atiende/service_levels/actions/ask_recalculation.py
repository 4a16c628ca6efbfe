"""Have every open clock looked at again in the background, by the policies or the calendars of now."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.jobs import defer
from atiende.service_levels.actions.save_policy import GRANT
from atiende.service_levels.recalculating import recalculate_from


def ask_recalculation(*, why: Literal["policy", "calendar"], by: Actor, at: dt.datetime) -> None:
    """Raises NotPermitted."""
    by.require(GRANT)
    with transaction.atomic():
        defer(recalculate_from, why=why, after=0)
        record(
            by=by,
            verb="service_levels.recalculation_asked",
            target_kind="service_policy",
            at=at,
            details={"why": why},
        )
