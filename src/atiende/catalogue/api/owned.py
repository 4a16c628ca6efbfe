"""What customers have, under /api/v1/: hand in and list. Scopes are those of customers."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from atiende.catalogue.actions.save_owned_product import save_owned_product
from atiende.catalogue.api.schemas import OwnedProductGiven, OwnedProductShown
from atiende.catalogue.models import OwnedProduct
from atiende.catalogue.queries import PAGE_SIZE, is_place, list_owned
from atiende.catalogue.rules.fields import OwnedFields
from atiende.catalogue.rules.problems import NOT_A_DATE
from atiende.customers.queries import cluster_of, get_customer_for
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.once import Made, once

router = Router(tags=["catalogue"])
Answer = dict[str, Any]
READ, WRITE = "customers:read", "customers:write"


@router.get(
    "/owned-products",
    response=Listed[OwnedProductShown],
    summary="List what customers have",
    operation_id="list_owned_products",
)
def owned_products(
    request: HttpRequest,
    customer: Annotated[
        int | None, Query(description="Only of this customer and those joined with them.")
    ] = None,
    serial: Annotated[str, Query(description="A whole serial number.")] = "",
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = PAGE_SIZE,
) -> Answer:
    """The one made known last first."""
    actor = caller_of(request).acting(READ)
    actor.require("customers.read")
    if cursor and not is_place(cursor):
        raise CursorUnknown
    ids = cluster_of(get_customer_for(actor, customer).pk) if customer is not None else ()
    page = list_owned(actor, customer_ids=ids, serial=serial, after=cursor, size=limit)
    return {"items": [_shown(row) for row in page.rows], "next": page.next_after or None}


@router.post(
    "/owned-products",
    response={200: OwnedProductShown},
    summary="Hand in what a customer has",
    operation_id="save_owned_product",
)
def hand_in_owned_product(request: HttpRequest, body: OwnedProductGiven) -> Status[Answer]:
    """Made known or changed, by code and serial number; the same again changes nothing. Takes an Idempotency-Key."""
    caller, now = caller_of(request), utc_now()
    actor = caller.acting(WRITE)
    owned = OwnedFields(
        customer_kind=body.customer.kind,
        customer=body.customer.value,
        customer_name=body.customer.name,
        sku=body.sku,
        name=body.name,
        serial=body.serial,
        bought_on=_day("bought_on", body.bought_on),
        warranty_until=_day("warranty_until", body.warranty_until),
    )

    def act() -> Made:
        kept = save_owned_product(owned=owned, country=caller.country, by=actor, at=now)
        return Made(_shown(kept), customer_ids=(kept.customer_id,), status=200)

    return Status(*once(request, act, at=now))


def _day(name: str, text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(fields={name: NOT_A_DATE}) from error


def _shown(row: OwnedProduct) -> Answer:
    return {
        "id": row.pk,
        "customer": row.customer_id,
        "sku": row.sku,
        "name": row.name,
        "serial": row.serial,
        "bought_on": row.bought_on,
        "warranty_until": row.warranty_until,
        "changed_at": row.changed_at,
    }
