"""Brands, as far as the actor may see them."""

from __future__ import annotations

from typing import Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.organisation.errors import BrandIsArchived
from atiende.organisation.models import Agent, AgentBrand, Brand
from atiende.organisation.queries.paging import PAGE_SIZE, Page, needle, page_of
from atiende.organisation.rules.brand import BrandFields

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


def get_brand_for(actor: Actor, brand_id: int, *, is_locked: bool = False) -> Brand:
    """NotFound when there is none or the actor may not see it. Locked: until the transaction ends."""
    rows = brands_visible_to(actor).select_related("archival").filter(pk=brand_id)
    found = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if found is None:
        raise NotFound
    return found


def get_open_brand_for(actor: Actor, brand_id: int) -> Brand:
    """The brand, for work that begins now. NotFound as above; BrandIsArchived when it serves nobody any more."""
    brand = get_brand_for(actor, brand_id)
    if hasattr(brand, "archival"):
        raise BrandIsArchived
    return brand


def fields_of_brand(brand: Brand) -> BrandFields:
    """The brand as change_brand takes it."""
    return BrandFields(
        name=brand.name,
        slug=brand.slug,
        time_zone=brand.time_zone,
        language=brand.language,
        form_of_address=brand.form_of_address,
        sender_name=brand.sender_name,
        sender_address=brand.sender_address,
        privacy_url=brand.privacy_url,
        hosts=tuple(sorted(host.host for host in brand.hosts.all())),
        light=brand.light,
        dark=brand.dark,
    )


def list_brands(
    actor: Actor, *, search: str = "", state: State = "active", after: str = "", size: int = PAGE_SIZE
) -> Page[Brand]:
    """One page, with `.archival`, `.hosts` and `.team_count` at hand, in two queries."""
    rows = brands_visible_to(actor).select_related("archival").prefetch_related("hosts")
    if state != "all":
        rows = rows.filter(archival__isnull=state == "active")
    if search:
        rows = rows.filter(Q(folded_name__contains=needle(search)) | Q(hosts__host__contains=needle(search)))
    counted = rows.annotate(team_count=Count("teams", filter=Q(teams__archival=None), distinct=True))
    return page_of(counted, after=after, size=size)


def default_brand() -> Brand | None:
    """The brand for whatever names none; None before the set-up."""
    return Brand.objects.filter(is_default=True).first()


def brand_of_host(host: str) -> Brand | None:
    """The open brand whose portal answers under this host name, or the one for whatever names none."""
    name = host.partition(":")[0].lower().rstrip(".")
    return Brand.objects.filter(hosts__host=name, archival=None).first() or default_brand()
