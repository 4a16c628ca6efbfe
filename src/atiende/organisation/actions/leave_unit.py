"""Say until which day a person's part in a unit lasts."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.errors import LAST_DAY_WRONG
from atiende.organisation.events import AgentLeftUnit
from atiende.organisation.models import Belonging
from atiende.organisation.queries.units import get_unit_for
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def leave_unit(
    *, unit_id: int, belonging_id: int, until_on: dt.date, by: Actor, at: dt.datetime
) -> Belonging:
    """The last day is one of theirs; what was stays written. Raises NotPermitted, NotFound and InvalidInput."""
    by.require("organisation.manage")
    with transaction.atomic():
        unit = get_unit_for(by, unit_id, is_locked=True)
        belonging = Belonging.objects.filter(pk=belonging_id, unit=unit).first()
        if belonging is None:
            raise NotFound
        if until_on < belonging.from_on:
            raise InvalidInput(fields={"until_on": LAST_DAY_WRONG})
        if belonging.until_on == until_on:
            return belonging
        belonging.until_on = until_on
        belonging.save(update_fields=["until_on"])
        record(
            by=by,
            verb="organisation.agent_left_unit",
            target_kind="unit",
            target_id=unit.pk,
            at=at,
            details={
                "agent_id": belonging.agent_id,
                "role": belonging.role,
                "until_on": until_on.isoformat(),
            },
        )
        emit(
            AgentLeftUnit(unit_id=unit.pk, agent_id=belonging.agent_id, role=belonging.role, removed_by=by.id)
        )
        signal("organisation:1")
        return belonging
