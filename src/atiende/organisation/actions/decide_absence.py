"""Approve or refuse an absence that somebody asked for."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.organisation.errors import AbsenceIsDecided
from atiende.organisation.events import AbsenceDecided
from atiende.organisation.models import Absence
from atiende.organisation.queries.duties import require_looking_after
from atiende.organisation.rules.roster import AbsenceState
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def decide_absence(*, absence_id: int, is_approved: bool, by: Actor, at: dt.datetime) -> Absence:
    """By who looks after the person; one's own only by who manages people. Deciding the same again changes nothing.

    Raises NotPermitted, NotFound, AbsenceIsDecided.
    """
    state = AbsenceState.APPROVED if is_approved else AbsenceState.REFUSED
    with transaction.atomic():
        row = Absence.objects.select_for_update().filter(pk=absence_id).first()
        if row is None:
            raise NotFound
        require_looking_after(by, row.agent_id)
        if row.agent_id == by.id and not by.may("people.manage"):
            raise NotPermitted(missing="people.manage")
        if row.state == state:
            return row
        if row.state != AbsenceState.ASKED:
            raise AbsenceIsDecided
        row.state, row.decided_at, row.decided_by_id, row.decided_by_label = state, at, by.id, by.label
        row.save()
        record(by=by, verb=f"organisation.absence_{state}", target_kind="absence", target_id=row.pk, at=at)
        emit(AbsenceDecided(agent_id=row.agent_id, absence_id=row.pk, state=state.value, decided_by=by.id))
        signal(f"agent:{row.agent_id}")
        return row
