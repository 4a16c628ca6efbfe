"""Take an absence back, asked or approved."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.errors import AbsenceIsDecided
from atiende.organisation.events import AbsenceDecided
from atiende.organisation.models import Absence
from atiende.organisation.queries.duties import looks_after
from atiende.organisation.rules.roster import AbsenceState
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def withdraw_absence(*, absence_id: int, by: Actor, at: dt.datetime) -> Absence:
    """By the person, or by who looks after them. Raises NotFound for others too, and AbsenceIsDecided when refused."""
    with transaction.atomic():
        row = Absence.objects.select_for_update().filter(pk=absence_id).first()
        if row is None or (row.agent_id != by.id and not looks_after(by, row.agent_id)):
            raise NotFound
        if row.state == AbsenceState.WITHDRAWN:
            return row
        if row.state == AbsenceState.REFUSED:
            raise AbsenceIsDecided
        row.state, row.decided_at, row.decided_by_id, row.decided_by_label = (
            AbsenceState.WITHDRAWN,
            at,
            by.id,
            by.label,
        )
        row.save()
        record(by=by, verb="organisation.absence_withdrawn", target_kind="absence", target_id=row.pk, at=at)
        emit(AbsenceDecided(agent_id=row.agent_id, absence_id=row.pk, state=row.state, decided_by=by.id))
        signal(f"agent:{row.agent_id}")
        return row
