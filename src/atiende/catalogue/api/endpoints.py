"""Products and orders under /api/v1/: hand in and list. Scopes are those of customers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from atiende.catalogue.actions.save_order import save_order
from atiende.catalogue.actions.save_products import save_products
from atiende.catalogue.api.owned import router as owned_router
from atiende.catalogue.api.schemas import (
    Kept,
    LineGiven,
    OrderGiven,
    OrderShown,
    ProductsGiven,
    ProductShown,
)
from atiende.catalogue.models import Order
from atiende.catalogue.queries import PAGE_SIZE, is_place, list_orders, list_products
from atiende.catalogue.rules.fields import LineFields, OrderFields, ProductFields
from atiende.catalogue.rules.problems import NOT_A_DATE
from atiende.customers.queries import cluster_of, get_customer_for
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import InvalidInput
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.once import Made, once

router = Router(tags=["catalogue"])
router.add_router("", owned_router)
Answer = dict[str, Any]
READ, WRITE = "customers:read", "customers:write"
Cursor = Annotated[str, Query(description="`next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=100, description="How many at most.")]


@router.get(
    "/products",
    response=Listed[ProductShown],
    summary="List or search products",
    operation_id="list_products",
)
def products(
    request: HttpRequest,
    q: Annotated[str, Query(description="A part of a name, or a whole code.")] = "",
    cursor: Cursor = "",
    limit: Limit = PAGE_SIZE,
) -> Answer:
    """The newest first."""
    actor = caller_of(request).acting(READ)
    actor.require("customers.read")
    _refuse_unknown(cursor)
    page = list_products(actor, search=q, after=cursor, size=limit)
    items = [
        {
            "sku": row.sku,
            "name": row.name,
            "price": row.price,
            "currency": row.currency,
            "changed_at": row.changed_at,
        }
        for row in page.rows
    ]
    return {"items": items, "next": page.next_after or None}


@router.post("/products", response={200: Kept}, summary="Hand in products", operation_id="save_products")
def hand_in_products(request: HttpRequest, body: ProductsGiven) -> Status[Answer]:
    """Each is made known or changed, by its code; the same again changes nothing. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()
    given = [
        ProductFields(sku=each.sku, name=each.name, price=_amount(each.price), currency=each.currency)
        for each in body.products
    ]

    def act() -> Made:
        return Made({"kept": save_products(products=given, by=actor, at=now)}, status=200)

    return Status(*once(request, act, at=now))


@router.get("/orders", response=Listed[OrderShown], summary="List orders", operation_id="list_orders")
def orders(
    request: HttpRequest,
    customer: Annotated[
        int | None, Query(description="Only of this customer and those joined with them.")
    ] = None,
    cursor: Cursor = "",
    limit: Limit = PAGE_SIZE,
) -> Answer:
    """The one made known last first."""
    actor = caller_of(request).acting(READ)
    actor.require("customers.read")
    _refuse_unknown(cursor)
    ids = cluster_of(get_customer_for(actor, customer).pk) if customer is not None else ()
    page = list_orders(actor, customer_ids=ids, after=cursor, size=limit)
    return {"items": [_shown(row) for row in page.rows], "next": page.next_after or None}


@router.post("/orders", response={200: OrderShown}, summary="Hand in an order", operation_id="save_order")
def hand_in_order(request: HttpRequest, body: OrderGiven) -> Status[Answer]:
    """Made known or changed, by its number; the same again changes nothing. Takes an Idempotency-Key."""
    caller, now = caller_of(request), utc_now()
    actor = caller.acting(WRITE)
    order = OrderFields(
        number=body.number,
        customer_kind=body.customer.kind,
        customer=body.customer.value,
        customer_name=body.customer.name,
        placed_on=_date(body.placed_on),
        state=body.state,
        total=_amount(body.total),
        currency=body.currency,
        lines=tuple(_line(line) for line in body.lines),
    )

    def act() -> Made:
        kept = save_order(order=order, country=caller.country, by=actor, at=now)
        return Made(_shown(kept), customer_ids=(kept.customer_id,), status=200)

    return Status(*once(request, act, at=now))


def _line(line: LineGiven) -> LineFields:
    return LineFields(
        sku=line.sku, name=line.name, quantity=Decimal(line.quantity), price=_amount(line.price)
    )


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(fields={"placed_on": NOT_A_DATE}) from error


def _refuse_unknown(cursor: str) -> None:
    if cursor and not is_place(cursor):
        raise CursorUnknown


def _shown(order: Order) -> Answer:
    lines = sorted(order.lines.all(), key=lambda line: line.position)
    return {
        "id": order.pk,
        "number": order.number,
        "customer": order.customer_id,
        "placed_on": order.placed_on,
        "state": order.state,
        "total": order.total,
        "currency": order.currency,
        "lines": [
            {"sku": line.sku, "name": line.name, "quantity": line.quantity, "price": line.price}
            for line in lines
        ],
        "changed_at": order.changed_at,
    }
