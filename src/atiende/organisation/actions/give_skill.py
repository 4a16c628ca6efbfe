"""Write down that a person has a skill, how well and until when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import InvalidInput, NotFound
from atiende.organisation.events import SkillsChanged
from atiende.organisation.models import AgentSkill, Skill
from atiende.organisation.queries.duties import require_looking_after
from atiende.organisation.rules.calendar import FIRST_DAY, LAST_DAY
from atiende.organisation.rules.roster import TOO_FAR
from atiende.organisation.rules.skills import LEVELS, NOT_A_LEVEL
from atiende.platform.audit import record
from atiende.platform.live import signal
from atiende.platform.outbox import emit


def give_skill(
    *,
    agent_id: int,
    skill_id: int,
    level: int,
    expires_on: dt.date | None = None,
    by: Actor,
    at: dt.datetime,
) -> AgentSkill:
    """Who has it already has it at this level until this day. `expires_on`: its last day; None: for good.

    Raises NotPermitted, NotFound, InvalidInput.
    """
    if level not in LEVELS:
        raise InvalidInput(fields={"level": NOT_A_LEVEL})
    if expires_on is not None and not FIRST_DAY <= expires_on <= LAST_DAY:
        raise InvalidInput(fields={"expires_on": TOO_FAR})
    with transaction.atomic():
        agent = require_looking_after(by, agent_id)
        if not Skill.objects.filter(pk=skill_id, archived_at=None).exists():
            raise NotFound
        before = AgentSkill.objects.filter(agent=agent, skill_id=skill_id).first()
        if before is not None and (before.level, before.expires_on) == (level, expires_on):
            return before
        row, _ = AgentSkill.objects.update_or_create(
            agent=agent, skill_id=skill_id, defaults={"level": level, "expires_on": expires_on}
        )
        record(
            by=by,
            verb="organisation.skill_given",
            target_kind="agent",
            target_id=agent.pk,
            details={"skill": skill_id, "level": level},
            at=at,
        )
        emit(SkillsChanged(agent_id=agent.pk, skill_id=skill_id, level=level, changed_by=by.id))
        signal(f"agent:{agent.pk}")
        return row
