"""Announce the skills that expire soon, each once for its day."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F, Q

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotPermitted
from atiende.organisation.events import SkillExpiresSoon
from atiende.organisation.models import AgentSkill
from atiende.organisation.queries.company import today_of_company
from atiende.organisation.rules.skills import WARNED_BEFORE
from atiende.platform.outbox import emit


def warn_of_expiring_skills(*, by: Actor, at: dt.datetime) -> int:
    """How many were announced: of active people, in the next thirty days. Raises NotPermitted."""
    if not by.is_system:
        raise NotPermitted
    today = today_of_company(at)
    with transaction.atomic():
        rows = (
            AgentSkill.objects.select_for_update(of=("self",))
            .filter(expires_on__range=(today, today + WARNED_BEFORE), skill__archived_at=None)
            .filter(Q(warned_on=None) | ~Q(warned_on=F("expires_on")), agent__user__is_active=True)
            .order_by("pk")
        )
        found = list(rows)
        for row in found:
            assert row.expires_on is not None
            emit(
                SkillExpiresSoon(
                    agent_id=row.agent_id, skill_id=row.skill_id, expires_on=row.expires_on.isoformat()
                )
            )
        AgentSkill.objects.filter(pk__in=[row.pk for row in found]).update(warned_on=F("expires_on"))
    return len(found)
