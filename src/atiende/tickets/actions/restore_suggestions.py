"""Suggest again in a case what was dismissed there."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.tickets.models import DismissedSuggestion
from atiende.tickets.queries.visibility import require_seen


def restore_suggestions(*, ticket_id: int, by: Actor, at: dt.datetime) -> int:
    """How many. Raises NotPermitted and NotFound."""
    by.require("tickets.note")
    require_seen(by, ticket_id)
    with transaction.atomic():
        count, _ = DismissedSuggestion.objects.filter(ticket_id=ticket_id).delete()
        if count:
            record(
                by=by,
                verb="tickets.suggestions_restored",
                target_kind="ticket",
                target_id=ticket_id,
                at=at,
                details={"count": count},
            )
            signal(f"ticket:{ticket_id}")
    return count
