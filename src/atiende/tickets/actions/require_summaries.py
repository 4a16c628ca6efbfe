"""Say whether a case that somebody has may be given away without a summary."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.tickets.models import HandOverRule
from atiende.tickets.queries.handing_over import is_summary_needed


def require_summaries(*, is_needed: bool, by: Actor, at: dt.datetime) -> None:
    """For the whole company. The same again changes nothing. Raises NotPermitted."""
    by.require("settings.manage")
    with transaction.atomic():
        if is_summary_needed() == is_needed:
            return
        HandOverRule.objects.update_or_create(pk=1, defaults={"is_summary_needed": is_needed})
        record(
            by=by,
            verb="tickets.summaries_required",
            target_kind="hand_over_rule",
            target_id=1,
            fields=["is_summary_needed"],
            at=at,
            details={"is_needed": is_needed},
        )
