"""Take a checklist from a case."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.platform.audit import record
from atiende.tasks.announcing import tell_watchers
from atiende.tasks.holding import release
from atiende.tasks.queries.checklists import get_checklist_for
from atiende.tasks.queries.visibility import WRITE


def remove_checklist(*, checklist_id: int, by: Actor, at: dt.datetime) -> None:
    """By who manages cases, or by who gave it while it needs nothing: needs are not got round. Raises NotPermitted,
    NotFound.
    """
    by.require(WRITE)
    with transaction.atomic():
        checklist = get_checklist_for(by, checklist_id, is_locked=True)
        is_own = checklist.made_by_id == by.id and not checklist.items.filter(is_needed=True).exists()
        if not is_own and not by.may("tickets.manage"):
            raise NotPermitted(missing="tickets.manage")
        release(checklist, by=by, at=at)
        ticket_id = checklist.ticket_id
        record(
            by=by,
            verb="tasks.checklist_removed",
            target_kind="ticket",
            target_id=ticket_id,
            at=at,
            details={"checklist_id": checklist_id},
        )
        checklist.delete()
        tell_watchers(ticket_id)
