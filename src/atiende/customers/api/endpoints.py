"""Customers under /api/v1/: list, search, make known, read and change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from atiende.customers.actions.create_customer import create_customer
from atiende.customers.actions.revise_customer import revise_customer
from atiende.customers.api.known import router as known_router
from atiende.customers.api.reading import CALLED, identifiers_given, revision_of
from atiende.customers.api.schemas import CustomerChange, CustomerShown, NewCustomer
from atiende.customers.models import Customer, Identifier
from atiende.customers.queries.listing import list_customers
from atiende.customers.queries.merges import cluster_of, survivor_of
from atiende.customers.queries.paging import PAGE_SIZE, is_place
from atiende.customers.queries.seeing import company_of, get_customer_for, identifiers_of
from atiende.customers.rules.customer import CustomerFields
from atiende.kernel.actors import Actor
from atiende.kernel.clock import utc_now
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.naming import fields_called
from atiende.platform.api.once import Made, made_once

router = Router(tags=["customers"])
router.add_router("", known_router)
Answer = dict[str, Any]
READ, WRITE = "customers:read", "customers:write"


@router.get(
    "/customers",
    response=Listed[CustomerShown],
    summary="List or search customers",
    operation_id="list_customers",
)
def customers(
    request: HttpRequest,
    q: Annotated[str, Query(description="A part of a name, an address or a number.")] = "",
    kind: Annotated[Literal["", "person", "company"], Query(description="Only these.")] = "",
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = PAGE_SIZE,
) -> Answer:
    """In alphabetical order; of those joined into one, only the one who stands for them."""
    actor = caller_of(request).acting(READ)
    actor.require("customers.read")
    if cursor and not is_place(cursor):
        raise CursorUnknown
    page = list_customers(actor, search=q, after=cursor, kind=kind, size=limit)
    items = [_shown(row, row.known_under, row.company) for row in page.rows]  # type: ignore[attr-defined]
    return {"items": items, "next": page.next_after or None}


@router.post(
    "/customers",
    response={201: CustomerShown},
    summary="Make a customer known",
    operation_id="create_customer",
)
def new_customer(request: HttpRequest, body: NewCustomer) -> HttpResponse:
    """409 when somebody else has one of the identifiers. Takes an Idempotency-Key."""
    caller, now = caller_of(request), utc_now()
    actor = caller.acting(WRITE)

    def act() -> Made:
        fields = CustomerFields(
            kind=body.kind,
            name=body.name,
            company_id=body.company,
            language=body.language,
            time_zone=body.time_zone,
        )
        with fields_called(CALLED):
            identifiers = identifiers_given(body, caller.country)
            made = create_customer(fields=fields, identifiers=identifiers, by=actor, at=now)
        return Made(_one(made), customer_ids=(made.pk,))

    return made_once(request, act, at=now, located=lambda made: f"{request.path}/{made['id']}")


@router.get(
    "/customers/{int:customer_id}", response=CustomerShown, summary="A customer", operation_id="get_customer"
)
def customer(request: HttpRequest, customer_id: int) -> Answer:
    """With all identifiers, those of joined ones included."""
    return _one(_seen(caller_of(request).acting(READ), customer_id))


@router.patch("/customers/{int:customer_id}", response=CustomerShown, summary="Change a customer")
def change_customer(request: HttpRequest, customer_id: int, body: CustomerChange) -> Answer:
    """All of it or nothing."""
    caller = caller_of(request)
    actor = caller.acting(WRITE)
    with fields_called(CALLED):
        revision = revision_of(body, caller.country)
        revise_customer(
            customer_id=customer_id, revision=revision, version=body.version, by=actor, at=utc_now()
        )
    return _one(_seen(actor, customer_id))


def _seen(actor: Actor, customer_id: int) -> Customer:
    actor.require("customers.read")
    return get_customer_for(actor, customer_id)


def _one(customer: Customer) -> Answer:
    shown = _shown(customer, identifiers_of(cluster_of(customer.pk)), company_of(customer))
    survivor = survivor_of(customer.pk)
    return {**shown, "merged_into": None if survivor == customer.pk else survivor}


def _shown(customer: Customer, identifiers: Iterable[Identifier], company: Customer | None) -> Answer:
    return {
        "id": customer.pk,
        "kind": customer.kind,
        "name": customer.name,
        "identifiers": [
            {
                "kind": each.kind,
                "value": each.value,
                "is_verified": getattr(each, "verification", None) is not None,
                "is_reachable": getattr(each, "unreachable", None) is None,
            }
            for each in identifiers
        ],
        "company": None if company is None else {"id": company.pk, "name": company.name},
        "language": customer.language,
        "time_zone": customer.time_zone,
        "created_at": customer.created_at,
        "version": customer.version,
        "merged_into": None,
    }
