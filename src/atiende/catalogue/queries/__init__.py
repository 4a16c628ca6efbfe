"""Reads of catalogue, and the only place that decides who sees which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

from atiende.catalogue.models import Order, OwnedProduct, Product
from atiende.kernel.actors import Actor
from atiende.kernel.cursors import cursor_of, place_of
from atiende.kernel.text import folded, one_line
from atiende.platform.postgres.reading import read_row

PAGE_SIZE = 50
_HAVE_ORDERS = "SELECT FROM catalogue_order WHERE customer_id = ANY (%s::bigint[]) LIMIT 1"


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the text that asks for those after them (empty at the end)."""

    rows: list[Any]
    next_after: str = ""


def orders_of(actor: Actor, customer_ids: Iterable[int], *, limit: int = PAGE_SIZE) -> list[Order]:
    """The newest orders of these customers with their lines at hand, in three queries, or one where there are none.

    None without customers.read.
    """
    ids = list(customer_ids)
    if not actor.may("customers.read") or read_row(_HAVE_ORDERS, [ids]) is None:
        return []
    rows = _orders(actor).filter(customer_id__in=ids).order_by("-placed_on", "-pk")
    return list(rows.prefetch_related("lines")[:limit])


def list_orders(
    actor: Actor, *, customer_ids: Iterable[int] = (), after: str = "", size: int = PAGE_SIZE
) -> Page:
    """By id, the newest first, with lines; of all customers when none is named."""
    rows = _orders(actor).prefetch_related("lines")
    if ids := list(customer_ids):
        rows = rows.filter(customer_id__in=ids)
    if (place := _place(after)) is not None:
        rows = rows.filter(pk__lt=place)
    return _page(list(rows.order_by("-pk")[: size + 1]), size)


def list_products(actor: Actor, *, search: str = "", after: str = "", size: int = PAGE_SIZE) -> Page:
    """By id, the newest first; `search` is a part of a name or the whole of a code. None without customers.read."""
    rows = Product.objects.all() if actor.may("customers.read") else Product.objects.none()
    if wanted := one_line(search, limit=100):
        rows = rows.filter(folded_name__contains=folded(wanted)) | rows.filter(sku=wanted)
    if (place := _place(after)) is not None:
        rows = rows.filter(pk__lt=place)
    return _page(list(rows.order_by("-pk")[: size + 1]), size)


def products_by_name(actor: Actor, *, search: str = "", after: str = "", size: int = PAGE_SIZE) -> Page:
    """In the order of names; `search` is a part of a name or the beginning of a code. None without customers.read."""
    rows = Product.objects.all() if actor.may("customers.read") else Product.objects.none()
    if wanted := one_line(search, limit=100):
        rows = rows.filter(folded_name__contains=folded(wanted)) | rows.filter(sku__istartswith=wanted)
    place = _place(after)
    last = None if place is None else Product.objects.filter(pk=place).first()
    if last is not None:
        rows = rows.filter(
            Q(folded_name__gt=last.folded_name) | Q(folded_name=last.folded_name, pk__gt=last.pk)
        )
    return _page(list(rows.order_by("folded_name", "pk")[: size + 1]), size)


def names_of_products(skus: Iterable[str]) -> dict[str, str]:
    """What the products of these codes are called, those that the catalogue has."""
    return dict(Product.objects.filter(sku__in=set(skus)).values_list("sku", "name"))


def product_named(said: str) -> Product | None:
    """By its code, or by its whole name where only one is called so."""
    wanted = one_line(said, limit=200)
    found = Product.objects.filter(sku=wanted[:80]).first()
    if found is None and folded(wanted):
        rows = list(Product.objects.filter(folded_name=folded(wanted)[:200])[:2])
        found = rows[0] if len(rows) == 1 else None
    return found


def product_exists(product_id: int) -> bool:
    return Product.objects.filter(pk=product_id).exists()


def order_of(actor: Actor, order_id: int, customer_ids: Iterable[int]) -> Order | None:
    """The order of this id, where it is of one of these customers. None without customers.read."""
    return _orders(actor).filter(pk=order_id, customer_id__in=list(customer_ids)).first()


def order_numbered(actor: Actor, number: str, customer_ids: Iterable[int]) -> Order | None:
    """The same by its number."""
    return _orders(actor).filter(number=number[:80], customer_id__in=list(customer_ids)).first()


def owned_of(actor: Actor, owned_id: int, customer_ids: Iterable[int]) -> OwnedProduct | None:
    """What one of these customers has, by its id. None without customers.read."""
    return _owned(actor).filter(pk=owned_id, customer_id__in=list(customer_ids)).first()


def owned_by(actor: Actor, customer_ids: Iterable[int], *, limit: int = PAGE_SIZE) -> list[OwnedProduct]:
    """What these customers have, the newest purchase first, in one query. None without customers.read."""
    rows = _owned(actor).filter(customer_id__in=list(customer_ids))
    return list(rows.order_by(F("bought_on").desc(nulls_last=True), "-pk")[:limit])


def list_owned(
    actor: Actor,
    *,
    customer_ids: Iterable[int] = (),
    serial: str = "",
    after: str = "",
    size: int = PAGE_SIZE,
) -> Page:
    """By id, the newest first; of all customers when none is named; `serial`: the whole of a serial number."""
    rows = _owned(actor)
    if ids := list(customer_ids):
        rows = rows.filter(customer_id__in=ids)
    if wanted := one_line(serial, limit=80):
        rows = rows.filter(serial=wanted)
    if (place := _place(after)) is not None:
        rows = rows.filter(pk__lt=place)
    return _page(list(rows.order_by("-pk")[: size + 1]), size)


def is_place(after: str) -> bool:
    """Whether this is a text that a list gave out."""
    return _place(after) is not None


def _orders(actor: Actor) -> QuerySet[Order]:
    return Order.objects.all() if actor.may("customers.read") else Order.objects.none()


def _owned(actor: Actor) -> QuerySet[OwnedProduct]:
    return OwnedProduct.objects.all() if actor.may("customers.read") else OwnedProduct.objects.none()


def _page(found: list[Any], size: int) -> Page:
    if len(found) <= size:
        return Page(found)
    return Page(found[:size], cursor_of(found[size - 1].pk))


def _place(after: str) -> int | None:
    told = place_of(after, int)
    return None if told is None else int(told[0])
