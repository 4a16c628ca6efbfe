"""Throw away what an agent began to write."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.tickets.errors import UNKNOWN_KIND
from atiende.tickets.models.drafts import forget_drafts
from atiende.tickets.rules.drafts import GRANT_OF


def discard_draft(*, ticket_id: int, kind: str, by: Actor, at: dt.datetime) -> None:
    """One's own with its files, whatever one may still see. Without a draft nothing changes. Raises InvalidInput."""
    if kind not in GRANT_OF:
        raise InvalidInput(fields={"kind": UNKNOWN_KIND})
    with transaction.atomic():
        forget_drafts(ticket_id=ticket_id, agent_id=by.id, kind=kind, saved_at__lte=at)
