"""Brands, as far as the actor may see them."""

from __future__ import annotations

from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.kernel.text import folded
from atiende.organisation.models import Agent, AgentBrand, Brand
from atiende.organisation.queries.paging import PAGE_SIZE, Page, page_of

State = Literal["active", "archived", "all"]


def brands_visible_to(actor: Actor) -> QuerySet[Brand]:
    """All for who reads the organisation; those they serve for other staff; none for strangers."""
    if actor.may("organisation.read"):
        return Brand.objects.all()
    if not actor.grants:
        return Brand.objects.none()
    serves_all = Agent.objects.filter(pk=actor.id, serves_all_brands=True)
    serves_this = AgentBrand.objects.filter(agent_id=actor.id, brand_id=OuterRef("pk"))
    return Brand.objects.filter(Q(Exists(serves_all)) | Q(Exists(serves_this)))


def get_brand_for(actor: Actor, brand_id: int) -> Brand:
    """NotFound when there is none or the actor may not see it."""
    found = brands_visible_to(actor).select_related("archival").filter(pk=brand_id).first()
    if found is None:
        raise NotFound
    return found


def list_brands(
    actor: Actor, *, search: str = "", state: State = "active", after: str = "", size: int = PAGE_SIZE
) -> Page[Brand]:
    """One page, with `.archival`, `.hosts` and `.team_count` at hand, in two queries."""
    rows = brands_visible_to(actor).select_related("archival").prefetch_related("hosts")
    if state != "all":
        rows = rows.filter(archival__isnull=state == "active")
    if search:
        rows = rows.filter(Q(folded_name__contains=folded(search)) | Q(hosts__host__contains=folded(search)))
    counted = rows.annotate(team_count=Count("teams", filter=Q(teams__archival=None), distinct=True))
    return page_of(counted, after=after, size=size)


def default_brand() -> Brand | None:
    """The brand for whatever names none; None before the set-up."""
    return Brand.objects.filter(is_default=True).first()


def may_watch_brand(actor: Actor, brand_id: str) -> bool:
    return brand_id.isdecimal() and brands_visible_to(actor).filter(pk=int(brand_id)).exists()
