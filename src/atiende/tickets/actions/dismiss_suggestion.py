"""Do not suggest this in the case any more, to anybody."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import one_line
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.tickets.models import DismissedSuggestion
from atiende.tickets.queries.visibility import require_seen

_KEY: Final = re.compile(r"[a-z_]+(:[0-9-]+)?")


def dismiss_suggestion(*, ticket_id: int, key: str, by: Actor, at: dt.datetime) -> None:
    """Doing it again changes nothing. Raises NotPermitted, NotFound, and InvalidInput for what is no suggestion."""
    by.require("tickets.note")
    require_seen(by, ticket_id)
    if len(key) > 60 or not _KEY.fullmatch(key):
        raise InvalidInput
    with transaction.atomic():
        _, is_new = DismissedSuggestion.objects.get_or_create(
            ticket_id=ticket_id,
            key=key,
            defaults={
                "dismissed_at": at,
                "dismissed_by_id": by.id,
                "dismissed_by_label": one_line(by.label, limit=150),
            },
        )
        if is_new:
            record(
                by=by,
                verb="tickets.suggestion_dismissed",
                target_kind="ticket",
                target_id=ticket_id,
                at=at,
                details={"suggestion": key.partition(":")[0]},
            )
            signal(f"ticket:{ticket_id}")
