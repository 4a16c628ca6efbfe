"""Ask for a bulk change to be taken back."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.views.bulk_requests import requested
from atiende.views.errors import NotUndoable
from atiende.views.models import BulkChange
from atiende.views.queries.work import get_bulk_change_for, may_undo


def request_bulk_undo(*, bulk_id: int, by: Actor, at: dt.datetime) -> BulkChange:
    """Each case goes back to what it was, unless somebody changed it since.

    Raises NotPermitted, NotFound, NotUndoable and AnotherUnderWay.
    """
    by.require("tickets.reply")
    done = get_bulk_change_for(by, bulk_id)
    if not may_undo(done, at=at):
        raise NotUndoable
    return requested(done.change, done.condition, done.order, done, by, at)
