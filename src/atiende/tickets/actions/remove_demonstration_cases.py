"""Remove the cases of the demonstration's brands, with whatever people tried out in them."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.platform.audit import record_each
from atiende.platform.demonstration import marked
from atiende.tickets.models import Tag, Ticket
from atiende.tickets.models.removing import remove_marked_fields, remove_tickets
from atiende.tickets.models.removing_settings import remove_marked_reasons, remove_marked_statuses

_AT_ONCE: Final = 100


def remove_demonstration_cases(*, by: Actor, at: dt.datetime) -> int:
    """How many went, in portions that are each committed, and then their fields, categories and statuses.

    A case of another brand is never touched, nor what the company uses in its own by now.

    Raises NotPermitted.
    """
    by.require("settings.manage")
    removed = 0
    while count := _remove_some(by, at):
        removed += count
    with transaction.atomic():
        remove_marked_fields()
        remove_marked_reasons()
        remove_marked_statuses()
    return removed


def _remove_some(by: Actor, at: dt.datetime) -> int:
    with transaction.atomic():
        cases = Ticket.objects.filter(brand_id__in=marked("brand")).order_by("pk")
        ids = list(cases.values_list("pk", flat=True)[:_AT_ONCE])
        tags = list(Tag.objects.filter(ticket_links__ticket_id__in=ids).values_list("pk", flat=True))
        remove_tickets(ids)
        Tag.objects.filter(pk__in=tags, ticket_links=None).delete()
        if ids:
            record_each(
                by=by, verb="tickets.demonstration_removed", target_kind="ticket", target_ids=ids, at=at
            )
    return len(ids)
