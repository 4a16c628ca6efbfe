"""Who looks after whose time: those who manage people, and the leaders of their teams."""

from __future__ import annotations

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound, NotPermitted
from atiende.organisation.models import Agent, TeamMembership
from atiende.organisation.queries.agents import agents_visible_to


def led_by(actor: Actor) -> frozenset[int]:
    """The people whom the actor leads today, in one query; themselves are not among them."""
    led = TeamMembership.objects.filter(agent_id=actor.id, until_on=None, is_leader=True, team__archival=None)
    rows = TeamMembership.objects.filter(team_id__in=led.values("team_id"), until_on=None)
    return frozenset(rows.exclude(agent_id=actor.id).values_list("agent_id", flat=True))


def leaders_of(agent_id: int) -> frozenset[int]:
    """Who leads a team of this person today, in one query; not they themselves."""
    stays = TeamMembership.objects.filter(agent_id=agent_id, until_on=None, team__archival=None)
    rows = TeamMembership.objects.filter(team_id__in=stays.values("team_id"), until_on=None, is_leader=True)
    return frozenset(rows.exclude(agent_id=agent_id).values_list("agent_id", flat=True))


def looks_after(actor: Actor, agent_id: int) -> bool:
    """Whether the actor plans the time of this person and decides about their absences."""
    return actor.is_system or actor.may("people.manage") or agent_id in led_by(actor)


def require_looking_after(actor: Actor, agent_id: int) -> Agent:
    """The person, locked until the transaction ends. Raises NotFound for the unseen, NotPermitted for others."""
    rows = Agent.objects.all() if actor.is_system else agents_visible_to(actor)
    found = rows.select_for_update(of=("self",)).select_related("user").filter(pk=agent_id).first()
    if found is None:
        raise NotFound
    if not looks_after(actor, agent_id):
        raise NotPermitted(missing="people.manage")
    return found
