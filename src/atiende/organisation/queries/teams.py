"""Teams, as far as the actor may see them."""

from __future__ import annotations

from typing import Literal

from django.db.models import Count, Prefetch, Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.models import Team, TeamMembership
from atiende.organisation.queries.paging import PAGE_SIZE, Page, needle, page_of

State = Literal["active", "archived", "all"]


def teams_visible_to(actor: Actor) -> QuerySet[Team]:
    """All for who reads the organisation; their own for other staff; none for strangers."""
    if actor.may("organisation.read"):
        return Team.objects.all()
    if not actor.grants:
        return Team.objects.none()
    return Team.objects.filter(pk__in=actor.team_ids)


def get_team_for(actor: Actor, team_id: int, *, is_locked: bool = False) -> Team:
    """NotFound when there is none or the actor may not see it. Locked: until the transaction ends."""
    rows = teams_visible_to(actor).select_related("brand", "archival").filter(pk=team_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def list_teams(
    actor: Actor,
    *,
    search: str = "",
    state: State = "active",
    brand_id: int | None = None,
    after: str = "",
    size: int = PAGE_SIZE,
) -> Page[Team]:
    """One page, with `.brand`, `.archival`, `.member_count` and `.leaders` at hand, in two queries."""
    rows = teams_visible_to(actor).select_related("brand", "archival").prefetch_related(_leaders())
    if state != "all":
        rows = rows.filter(archival__isnull=state == "active")
    if search:
        rows = rows.filter(folded_name__contains=needle(search))
    if brand_id is not None:
        rows = rows.filter(Q(brand_id=brand_id) | Q(brand=None))
    counted = rows.annotate(
        member_count=Count("memberships", filter=Q(memberships__until_on=None), distinct=True)
    )
    return page_of(counted, after=after, size=size)


def may_watch_team(actor: Actor, team_id: str) -> bool:
    return team_id.isdecimal() and teams_visible_to(actor).filter(pk=int(team_id)).exists()


def _leaders() -> Prefetch[str]:
    current = TeamMembership.objects.filter(until_on=None, is_leader=True).select_related("agent__user")
    return Prefetch("memberships", queryset=current, to_attr="leaders")
