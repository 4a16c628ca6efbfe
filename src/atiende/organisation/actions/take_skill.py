"""Write down that a person no longer has a skill."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.organisation.events import SkillsChanged
from atiende.organisation.models import AgentSkill
from atiende.organisation.queries.duties import require_looking_after
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def take_skill(*, agent_id: int, skill_id: int, by: Actor, at: dt.datetime) -> None:
    """Who has it not is no error. Raises NotPermitted and NotFound."""
    with transaction.atomic():
        agent = require_looking_after(by, agent_id)
        if not AgentSkill.objects.filter(agent=agent, skill_id=skill_id).delete()[0]:
            return
        record(
            by=by,
            verb="organisation.skill_taken",
            target_kind="agent",
            target_id=agent.pk,
            details={"skill": skill_id},
            at=at,
        )
        emit(SkillsChanged(agent_id=agent.pk, skill_id=skill_id, level=0, changed_by=by.id))
        signal(f"agent:{agent.pk}")
