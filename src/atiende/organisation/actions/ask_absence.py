"""Ask to be absent for some days."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound, NotPermitted
from atiende.organisation.events import AbsenceAsked, AbsenceDecided
from atiende.organisation.models import Absence, Agent
from atiende.organisation.queries.duties import looks_after
from atiende.organisation.rules.calendar import FIRST_DAY, LAST_DAY
from atiende.organisation.rules.roster import (
    ENDS_BEFORE,
    NO_SUCH_KIND,
    TOO_FAR,
    AbsenceKind,
    AbsenceState,
    whole_days,
)
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def ask_absence(
    *, agent_id: int, kind: str, first_on: dt.date, last_on: dt.date, by: Actor, at: dt.datetime
) -> Absence:
    """For oneself it is asked; written down by who looks after the person it is approved at once.

    Days are those of the zone of the person. Asking the same again answers with what is there.
    Raises NotPermitted, NotFound, InvalidInput.
    """
    _check(kind, first_on, last_on)
    with transaction.atomic():
        agent = (
            Agent.objects.select_for_update(of=("self",)).select_related("user").filter(pk=agent_id).first()
        )
        if agent is None:
            raise NotFound
        is_own = by.id == agent_id
        if not is_own and not looks_after(by, agent_id):
            raise NotPermitted(missing="people.manage")
        span = whole_days(first_on, last_on, agent.user.time_zone)
        made, is_new = Absence.objects.get_or_create(
            agent=agent,
            kind=kind,
            first_on=first_on,
            last_on=last_on,
            state__in=(AbsenceState.ASKED, AbsenceState.APPROVED),
            defaults={
                "starts_at": span.starts_at,
                "ends_at": span.ends_at,
                "asked_at": at,
                "asked_by_id": by.id,
                **(_undecided() if is_own else _approved(by, at)),
            },
        )
        if is_new:
            record(by=by, verb="organisation.absence_asked", target_kind="absence", target_id=made.pk, at=at)
            emit(AbsenceAsked(agent_id=agent.pk, absence_id=made.pk, asked_by=by.id))
            if not is_own:
                emit(
                    AbsenceDecided(agent_id=agent.pk, absence_id=made.pk, state=made.state, decided_by=by.id)
                )
            signal(f"agent:{agent.pk}")
        return made


def _check(kind: str, first_on: dt.date, last_on: dt.date) -> None:
    if kind not in {each.value for each in AbsenceKind}:
        raise InvalidInput(fields={"kind": NO_SUCH_KIND})
    if not (FIRST_DAY <= first_on <= LAST_DAY and FIRST_DAY <= last_on <= LAST_DAY):
        raise InvalidInput(fields={"first_on": TOO_FAR})
    if last_on < first_on:
        raise InvalidInput(fields={"last_on": ENDS_BEFORE})


def _undecided() -> dict[str, object]:
    return {"state": AbsenceState.ASKED}


def _approved(by: Actor, at: dt.datetime) -> dict[str, object]:
    return {
        "state": AbsenceState.APPROVED,
        "decided_at": at,
        "decided_by_id": by.id,
        "decided_by_label": by.label,
    }
