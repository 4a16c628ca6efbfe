"""What people know: the list of skills, those of one person, and everybody's in one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from atiende.kernel.refusals import NotFound
from atiende.organisation.models import AgentCapacity, AgentChannel, AgentSkill, ChannelWeight, Skill
from atiende.organisation.rules.capacity import USUAL_UNITS


def list_skills(*, is_in_use: bool | None = True) -> list[Skill]:
    """Languages after skills, by name; None: archived ones too."""
    rows = Skill.objects.order_by("-kind", "folded_name")
    if is_in_use is not None:
        rows = rows.filter(archived_at__isnull=is_in_use)
    return list(rows)


def get_skill(skill_id: int) -> Skill:
    """Raises NotFound."""
    found = Skill.objects.filter(pk=skill_id).first()
    if found is None:
        raise NotFound
    return found


def skills_of(agent_id: int) -> list[AgentSkill]:
    """With their `.skill`, archived ones aside, in one query."""
    rows = AgentSkill.objects.filter(agent_id=agent_id, skill__archived_at=None).select_related("skill")
    return list(rows.order_by("-skill__kind", "skill__folded_name"))


def skills_of_people(agent_ids: Iterable[int]) -> dict[tuple[int, int], AgentSkill]:
    """By person and skill, in one query."""
    rows = AgentSkill.objects.filter(agent_id__in=list(agent_ids), skill__archived_at=None)
    return {(row.agent_id, row.skill_id): row for row in rows}


def expiring_skills(today: dt.date, *, within_days: int = 30, limit: int = 100) -> list[AgentSkill]:
    """Of active people, the soonest first, those that are over for less than the same time too."""
    span = dt.timedelta(days=within_days)
    rows = AgentSkill.objects.filter(
        expires_on__range=(today - span, today + span), skill__archived_at=None, agent__user__is_active=True
    )
    return list(rows.select_related("skill", "agent__user").order_by("expires_on", "pk")[:limit])


def capacity_of(agent_id: int) -> tuple[object, dict[str, AgentChannel]]:
    """Units and what differs by channel, in two queries."""
    own = AgentCapacity.objects.filter(pk=agent_id).first()
    channels = {row.channel: row for row in AgentChannel.objects.filter(agent_id=agent_id)}
    return (own.units if own else USUAL_UNITS), channels


def channel_weights() -> dict[str, ChannelWeight]:
    return {row.channel: row for row in ChannelWeight.objects.all()}
