"""Customers, as far as the actor may see them: all with the grant, none without. One installation, one company."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from atiende.customers.models import Customer, Identifier
from atiende.customers.queries.merges import cluster_of, survivor_of
from atiende.kernel.actors import Actor
from atiende.kernel.refusals import NotFound
from atiende.platform.postgres.worded import Worded

GRANT = "customers.read"
_LARGEST_ID = 2**63


def _with_states() -> QuerySet[Identifier]:
    return Identifier.objects.select_related("verification", "unreachable")


_OF_CUSTOMERS = Worded(lambda ids: _with_states().filter(customer_id__in=ids).order_by("pk"))


def visible_to(actor: Actor) -> QuerySet[Customer]:
    return Customer.objects.all() if actor.may(GRANT) else Customer.objects.none()


def get_customer_for(
    actor: Actor, customer_id: int, *, is_locked: bool = False, known: Customer | None = None
) -> Customer:
    """This very customer, merged or not. NotFound when there is none or the actor may not see it.

    Locked: until the transaction ends. `known`: a row that was read with something else, used where it is theirs.
    """
    if known is not None and known.pk == customer_id and not is_locked and actor.may(GRANT):
        return known
    rows = (
        visible_to(actor).filter(pk=customer_id)
        if 0 < customer_id < _LARGEST_ID
        else visible_to(actor).none()
    )
    found = (rows.select_for_update(of=("self",)) if is_locked else rows.select_related("company")).first()
    if found is None:
        raise NotFound
    return found


def get_identifier_for(actor: Actor, identifier_id: int) -> Identifier:
    """NotFound when there is none or the actor may not see its customer. Locked until the transaction ends."""
    rows = Identifier.objects.select_for_update(of=("self",)).filter(pk=identifier_id)
    found = rows.filter(customer__in=visible_to(actor)).first() if 0 < identifier_id < _LARGEST_ID else None
    if found is None:
        raise NotFound
    return found


def identifiers_of(customer_ids: Iterable[int]) -> list[Identifier]:
    """All identifiers of these customers, oldest first, with `.verification` and `.unreachable` where there are any."""
    ids = sorted(customer_ids)
    return _OF_CUSTOMERS.rows(ids=ids) if ids else []


def people_of(actor: Actor, company_id: int) -> QuerySet[Customer]:
    """Who belongs to a company or to what was merged into it; of merged people only the survivor."""
    mine = visible_to(actor).filter(company_id__in=cluster_of(company_id), merge=None)
    return mine.prefetch_related(_identifiers()).order_by("folded_name", "pk")


def company_of(customer: Customer) -> Customer | None:
    """The surviving company of a person."""
    if customer.company_id is None:
        return None
    return Customer.objects.filter(pk=survivor_of(customer.company_id)).first()


def absorbed_by(actor: Actor, customer_id: int) -> list[Customer]:
    """Those merged into this very customer, with `.merge` and their identifiers, in the order in which they came."""
    rows = visible_to(actor).filter(merge__target=customer_id).select_related("merge")
    return list(rows.prefetch_related(_identifiers()).order_by("merge__merged_at", "pk"))


def _identifiers() -> Prefetch[str]:
    return Prefetch("identifiers", queryset=_with_states().order_by("pk"))
