"""Ask for one change of all the cases of a list."""

from __future__ import annotations

import datetime as dt

from atiende.kernel.actors import Actor
from atiende.tickets.rules.listing import Order
from atiende.tickets.rules.view_conditions import Condition, kept_as, whole
from atiende.views.bulk_requests import requested
from atiende.views.models import BulkChange
from atiende.views.rules.bulk import Change, change_of


def request_bulk_change(
    *, condition: Condition, order: Order, change: Change, by: Actor, at: dt.datetime
) -> BulkChange:
    """A worker changes them, each by its ordinary action. Raises NotPermitted, InvalidInput and AnotherUnderWay."""
    by.require("tickets.reply")
    wanted = change_of(change.kept())
    return requested(wanted.kept(), kept_as(whole(condition)), order.value, None, by, at)
