"""Take a shift out of the roster."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.events import ShiftsPlanned
from atiende.organisation.models import Shift
from atiende.organisation.queries.duties import require_looking_after
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def remove_shift(*, shift_id: int, by: Actor, at: dt.datetime) -> int:
    """Whose it was. Raises NotPermitted and NotFound."""
    with transaction.atomic():
        row = Shift.objects.filter(pk=shift_id).first()
        if row is None:
            raise NotFound
        agent = require_looking_after(by, row.agent_id)
        row.delete()
        record(by=by, verb="organisation.shift_removed", target_kind="agent", target_id=agent.pk, at=at)
        emit(ShiftsPlanned(agent_id=agent.pk, count=0, planned_by=by.id))
        signal(f"agent:{agent.pk}")
        return int(agent.pk)
