"""Call a status something else; what it means to the program stays."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.platform.audit import record
from atiende.tickets.models import TicketStatus
from atiende.tickets.rules.status_labels import StatusLabels


def rename_status(*, status_id: int, labels: StatusLabels, by: Actor, at: dt.datetime) -> TicketStatus:
    """A built-in status with both labels empty is called again what the program calls it, in every language.

    Saving the same again changes nothing. Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require("settings.manage")
    cleaned = labels.cleaned()
    with transaction.atomic():
        status = TicketStatus.objects.select_for_update().filter(pk=status_id).first()
        if status is None:
            raise NotFound
        is_back_to_program = status.is_builtin and not (cleaned.for_agents or cleaned.for_customers)
        problems = {} if is_back_to_program else cleaned.problems()
        if problems:
            raise InvalidInput(fields=problems)
        if (status.label_for_agents, status.label_for_customers) == (
            cleaned.for_agents,
            cleaned.for_customers,
        ):
            return status
        status.label_for_agents = cleaned.for_agents
        status.label_for_customers = cleaned.for_customers
        status.save(update_fields=["label_for_agents", "label_for_customers"])
        record(
            by=by,
            verb="tickets.status_renamed",
            target_kind="ticket_status",
            target_id=status_id,
            fields=["label_for_agents", "label_for_customers"],
            at=at,
        )
        return status
