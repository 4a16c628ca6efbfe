"""Say who decides in one's place while one is away."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotPermitted
from atiende.organisation.errors import DEPUTY_DAYS_WRONG, DEPUTY_WRONG
from atiende.organisation.models import Deputy
from atiende.organisation.queries import actors_of, today_of_company
from atiende.platform.audit import record


def name_deputy(
    *, deputy_id: int | None, from_on: dt.date | None, until_on: dt.date | None, by: Actor, at: dt.datetime
) -> Deputy | None:
    """For oneself; None: nobody any more. Naming another replaces the one before.

    Raises NotPermitted, and InvalidInput for days that are wrong or over and for who does not work in cases.
    """
    by.require("tickets.read")
    if by.is_system:
        raise NotPermitted
    with transaction.atomic():
        if deputy_id is None:
            if Deputy.objects.filter(pk=by.id).delete()[0]:
                record(by=by, verb="organisation.deputy_ended", target_kind="person", target_id=by.id, at=at)
            return None
        if from_on is None or until_on is None or until_on < max(from_on, today_of_company(at)):
            raise InvalidInput(fields={"until_on": DEPUTY_DAYS_WRONG})
        chosen = actors_of([deputy_id]).get(deputy_id)
        if deputy_id == by.id or chosen is None or not chosen.may("tickets.read"):
            raise InvalidInput(fields={"deputy": DEPUTY_WRONG})
        deputy, _is_new = Deputy.objects.update_or_create(
            agent_id=by.id, defaults={"deputy_id": deputy_id, "from_on": from_on, "until_on": until_on}
        )
        record(
            by=by,
            verb="organisation.deputy_named",
            target_kind="person",
            target_id=by.id,
            at=at,
            details={"deputy_id": deputy_id},
        )
        return deputy
