"""Give the company a status of its own, in one of the categories that the program knows."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.kernel.text import slug
from atiende.platform.audit import record
from atiende.platform.postgres.uniqueness import refusing_duplicates
from atiende.tickets.errors import STATUS_KEY_TAKEN, UNKNOWN_CATEGORY
from atiende.tickets.models import TicketStatus
from atiende.tickets.rules.status_labels import StatusLabels
from atiende.tickets.rules.statuses import Category

_TAKEN = {"tickets_ticketstatus_key_key": ("label_for_agents", STATUS_KEY_TAKEN)}


def add_status(
    *, category: str, labels: StatusLabels, key: str = "", by: Actor, at: dt.datetime
) -> TicketStatus:
    """Its key is made of what agents call it, unless another installation has one, and never changes. It comes last.

    Raises NotPermitted and InvalidInput.
    """
    by.require("settings.manage")
    cleaned = labels.cleaned()
    problems = cleaned.problems()
    if category not in set(Category):
        problems["category"] = UNKNOWN_CATEGORY
    if problems:
        raise InvalidInput(fields=problems)
    with transaction.atomic():
        last = TicketStatus.objects.aggregate(last=Max("position"))["last"] or 0
        status = TicketStatus(
            key=slug(key, limit=40).replace("-", "_") or cleaned.key,
            category=category,
            **cleaned.columns,
            position=min(last + 10, 32_767),
        )
        with refusing_duplicates(InvalidInput, _TAKEN):
            status.save(force_insert=True)
        record(
            by=by,
            verb="tickets.status_added",
            target_kind="ticket_status",
            target_id=status.pk,
            at=at,
            details={"category": category},
        )
        return status
