"""Give a person a part in a unit, from a day on."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput
from atiende.organisation.errors import ALREADY_BELONGS, LAST_DAY_WRONG, UnitIsArchived
from atiende.organisation.events import AgentJoinedUnit
from atiende.organisation.models import Belonging
from atiende.organisation.queries import get_agent_for
from atiende.organisation.queries.units import get_unit_for
from atiende.organisation.rules import problems as say
from atiende.organisation.rules.units import UnitRole
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def join_unit(
    *,
    unit_id: int,
    agent_id: int,
    role: str,
    from_on: dt.date,
    by: Actor,
    at: dt.datetime,
    until_on: dt.date | None = None,
) -> Belonging:
    """One person may belong to several units, and so have several who lead them.

    Raises NotPermitted, NotFound, UnitIsArchived and InvalidInput (role, days, the same part twice on a day).
    """
    by.require("organisation.manage")
    if role not in set(UnitRole):
        raise InvalidInput(fields={"role": say.REQUIRED})
    if until_on is not None and until_on < from_on:
        raise InvalidInput(fields={"until_on": LAST_DAY_WRONG})
    with transaction.atomic():
        unit = get_unit_for(by, unit_id, is_locked=True)
        if hasattr(unit, "archival"):
            raise UnitIsArchived
        agent = get_agent_for(by, agent_id)
        same = Belonging.objects.filter(unit=unit, agent=agent, role=role)
        same = same.filter(Q(until_on=None) | Q(until_on__gte=from_on))
        if (same if until_on is None else same.filter(from_on__lte=until_on)).exists():
            raise InvalidInput(fields={"agent_id": ALREADY_BELONGS})
        belonging = Belonging.objects.create(
            unit=unit, agent=agent, role=role, from_on=from_on, until_on=until_on
        )
        record(
            by=by,
            verb="organisation.agent_joined_unit",
            target_kind="unit",
            target_id=unit.pk,
            at=at,
            details={"agent_id": agent.pk, "role": role, "from_on": from_on.isoformat()},
        )
        emit(AgentJoinedUnit(unit_id=unit.pk, agent_id=agent.pk, role=role, added_by=by.id))
        signal("organisation:1")
        return belonging
