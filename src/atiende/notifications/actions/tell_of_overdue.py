"""Tell those who have or follow a case that its time has run out."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.notifications.actions.notify import notify
from atiende.notifications.models import OverdueLook
from atiende.notifications.rules.kinds import Kind
from atiende.tickets.queries import concerned_with, overdue_between

_LONGEST: Final = dt.timedelta(days=1)
MOST: Final = 1000


def tell_of_overdue(*, by: Actor, at: dt.datetime) -> int:
    """Those whose time ran out since the last look, at most a day ago; how many cases. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    with transaction.atomic():
        look = OverdueLook.objects.select_for_update().filter(pk=1).first()
        since = at - _LONGEST if look is None else max(look.until, at - _LONGEST)
        overdue = overdue_between(after=since, until=at, limit=MOST)
        for ticket_id in overdue:
            people = concerned_with(ticket_id).all
            notify(kind=Kind.OVERDUE, person_ids=people, ticket_id=ticket_id, by=by, at=at)
        OverdueLook.objects.update_or_create(pk=1, defaults={"until": at})
    return len(overdue)
