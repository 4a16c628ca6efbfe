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
    """A built-in status with all labels empty is called again what the program calls it, in every language.

    Saving the same again changes nothing. Raises NotPermitted, NotFound and InvalidInput.
    """
    by.require("settings.manage")
    cleaned = labels.cleaned()
    with transaction.atomic():
        status = TicketStatus.objects.select_for_update().filter(pk=status_id).first()
        if status is None:
            raise NotFound
        problems = {} if status.is_builtin and cleaned.is_empty else cleaned.problems()
        if problems:
            raise InvalidInput(fields=problems)
        names = [name for name, label in cleaned.columns.items() if getattr(status, name) != label]
        if not names:
            return status
        for name in names:
            setattr(status, name, cleaned.columns[name])
        status.save(update_fields=names)
        record(
            by=by,
            verb="tickets.status_renamed",
            target_kind="ticket_status",
            target_id=status_id,
            fields=names,
            at=at,
        )
        return status
