"""Members of staff, as far as the actor may see them."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import Agent, TeamMembership
from atiende.organisation.queries.paging import PAGE_SIZE, Page, needle, page_of


def agents_visible_to(actor: Actor) -> QuerySet[Agent]:
    """All for who reads the organisation; oneself and one's colleagues for other staff; none for strangers."""
    if actor.may("organisation.read"):
        return Agent.objects.all()
    if not actor.grants:
        return Agent.objects.none()
    colleagues = TeamMembership.objects.filter(team_id__in=actor.team_ids, until_on=None).values("agent_id")
    return Agent.objects.filter(Q(pk=actor.id) | Q(pk__in=colleagues))


def get_agent_for(actor: Actor, agent_id: int, *, is_locked: bool = False) -> Agent:
    """NotFound when there is none or the actor may not see this person. Locked: until the transaction ends."""
    rows = agents_visible_to(actor).select_related("user").filter(pk=agent_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def list_agents(
    actor: Actor,
    *,
    search: str = "",
    is_active: bool | None = None,
    team_id: int | None = None,
    role_code: str = "",
    after: str = "",
    size: int = PAGE_SIZE,
) -> Page[Agent]:
    """One page, with `.user`, its roles and `.current` (memberships with their team) at hand, in four queries."""
    rows = agents_visible_to(actor).select_related("user")
    rows = rows.prefetch_related(_current(actor), "user__role_assignments__role")
    if search:
        rows = rows.filter(Q(folded_name__contains=needle(search)) | Q(user__email__contains=needle(search)))
    if is_active is not None:
        rows = rows.filter(user__is_active=is_active)
    if team_id is not None:
        rows = rows.filter(
            pk__in=TeamMembership.objects.filter(team_id=team_id, until_on=None).values("agent_id")
        )
    if role_code:
        rows = rows.filter(user__role_assignments__role__code=role_code)
    return page_of(rows, after=after, size=size)


def list_candidates(actor: Actor, *, team_id: int, search: str, size: int = 10) -> list[Agent]:
    """Active people outside the team whose name or address holds the text, in one query."""
    inside = TeamMembership.objects.filter(team_id=team_id, until_on=None).values("agent_id")
    wanted = Q(folded_name__contains=needle(search)) | Q(user__email__contains=needle(search))
    rows = agents_visible_to(actor).filter(wanted, user__is_active=True).exclude(pk__in=inside)
    return list(rows.select_related("user").order_by("folded_name", "pk")[:size])


def current_teams_of(actor: Actor, *, agent_id: int) -> list[TeamMembership]:
    """The person's present stays in teams that the actor sees, with their `.team`, in one query."""
    return list(_stays_seen_by(actor).filter(agent_id=agent_id))


def count_agents_by_role(actor: Actor) -> dict[str, int]:
    """How many of the active people whom the actor sees hold each role, by its code, in one query."""
    rows = agents_visible_to(actor).filter(user__is_active=True).exclude(user__role_assignments=None)
    counted = rows.order_by().values("user__role_assignments__role__code").annotate(people=Count("pk"))
    return {row["user__role_assignments__role__code"]: row["people"] for row in counted}


def members_of(actor: Actor, *, team_id: int, after: str = "", size: int = PAGE_SIZE) -> Page[Agent]:
    """One page of the team's present members, with `.user` and `.here` (the one membership) at hand, in two queries."""
    here = TeamMembership.objects.filter(team_id=team_id, until_on=None)
    rows = agents_visible_to(actor).filter(pk__in=here.values("agent_id"))
    kept = rows.select_related("user").prefetch_related(
        Prefetch("memberships", queryset=here, to_attr="here")
    )
    return page_of(kept, after=after, size=size)


def active_agent_by_email(email: str) -> int | None:
    """Who is at work here with this address, whatever its capitals."""
    rows = Agent.objects.filter(user__email__iexact=email, user__is_active=True)
    return rows.values_list("pk", flat=True).first()


def may_watch_agent(actor: Actor, agent_id: str) -> bool:
    return agent_id.isdecimal() and agents_visible_to(actor).filter(pk=int(agent_id)).exists()


def _current(actor: Actor) -> Prefetch[str]:
    return Prefetch("memberships", queryset=_stays_seen_by(actor), to_attr="current")


def _stays_seen_by(actor: Actor) -> QuerySet[TeamMembership]:
    """Memberships of today in teams that the actor sees: a colleague's other teams stay unnamed."""
    rows = TeamMembership.objects.filter(until_on=None, team__archival=None).select_related("team")
    if not actor.may("organisation.read"):
        rows = rows.filter(team_id__in=actor.team_ids)
    return rows.order_by("team__folded_name")
