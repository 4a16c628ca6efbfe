"""A case is not solved while a checklist lacks something that it needs: a hold of tickets says what."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.tasks.models import Checklist
from atiende.tasks.rules.checklist import reason_of
from atiende.tickets.actions.lay_hold import lay_hold
from atiende.tickets.actions.lift_hold import lift_hold
from atiende.tickets.rules.holds import HoldKind


def hold_while_lacking(checklist: Checklist, *, by: Actor, at: dt.datetime) -> None:
    """As the checklist stands now, in the transaction of the caller."""
    rows = checklist.items.filter(is_needed=True, ticked_at=None).order_by("position")
    missing = list(rows.values_list("text", flat=True))
    if not missing:
        release(checklist, by=by, at=at)
        return
    lay_hold(
        ticket_id=checklist.ticket_id,
        kind=HoldKind.NO_SOLVING,
        source=_source(checklist),
        reason=reason_of(checklist.name, missing),
        by=by,
        at=at,
    )


def release(checklist: Checklist, *, by: Actor, at: dt.datetime) -> None:
    lift_hold(
        ticket_id=checklist.ticket_id, kind=HoldKind.NO_SOLVING, source=_source(checklist), by=by, at=at
    )


def _source(checklist: Checklist) -> str:
    return f"checklist:{checklist.pk}"
