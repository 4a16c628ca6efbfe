"""Exports that lie ready, for those who may make them."""

from __future__ import annotations

from collections.abc import Iterable

from atiende.customers.queries import cluster_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.privacy.models import CustomerExport
from atiende.privacy.rules.erasing import GRANTS

SHOWN = 10


def may_handle(actor: Actor) -> bool:
    """Whether this actor exports and erases customers."""
    return all(actor.may(grant) for grant in GRANTS)


def list_exports(actor: Actor, customer_id: int) -> list[CustomerExport]:
    """The newest exports of a customer and of those joined with them. Raises NotPermitted."""
    require(actor)
    rows = CustomerExport.objects.filter(customer_id__in=cluster_of(customer_id))
    return list(rows.order_by("-pk")[:SHOWN])


def get_export_for(actor: Actor, export_id: int) -> CustomerExport:
    """Raises NotPermitted and NotFound."""
    require(actor)
    found = CustomerExport.objects.filter(pk=export_id).first() if 0 < export_id < 2**63 else None
    if found is None:
        raise NotFound
    return found


def exports_of(customer_ids: Iterable[int]) -> list[CustomerExport]:
    """All of them, locked until the transaction ends, for an erasure."""
    rows = CustomerExport.objects.select_for_update().filter(customer_id__in=list(customer_ids))
    return list(rows.order_by("pk"))


def require(actor: Actor) -> None:
    """Raise NotPermitted unless the actor exports and erases customers."""
    for grant in GRANTS:
        actor.require(grant)
