"""Lists of tickets: a page at a time, each reason to see one by its own index, the same cost with 3 rows or 30."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import DateTimeField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from atiende.kernel.actors import Actor
from atiende.tickets.models import Ticket, TicketMerge, TicketTag
from atiende.tickets.queries.visibility import branches_of
from atiende.tickets.rules.listing import FORWARD, NOBODY, Filters, Order

PAGE_SIZE: Final = 50
_NEVER: Final = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)
Key = int | dt.datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some tickets, and the text that asks for those after them (empty at the end)."""

    rows: list[Ticket]
    next_after: str = ""


def list_tickets(
    actor: Actor,
    *,
    filters: Filters | None = None,
    after: str = "",
    size: int = PAGE_SIZE,
    with_tags: bool = True,
) -> Page:
    """One page of what the actor sees, merged ones aside, with status, customer, brand, team, assignee and, unless
    told otherwise, `.tags_shown` at hand, in three queries. A broken `after` begins at the start.
    """
    chosen = filters or Filters()
    branches = branches_of(actor)
    if not branches:
        return Page([])
    ids = _ids_of_page(branches, chosen, _read(after, chosen.order), size + 1)
    rows = _with_all(ids[:size], with_tags=with_tags)
    more = len(ids) > size
    return Page(rows, _write(_key_of(rows[-1], chosen.order), rows[-1].pk) if more and rows else "")


def is_list_place(after: str, order: Order) -> bool:
    """Whether this text asks for a further page of a list in this order."""
    return _read(after, order) is not None


def _ids_of_page(
    branches: list[Q], filters: Filters, position: tuple[Key, int] | None, count: int
) -> list[int]:
    """Each branch gives its own first rows by its own index; the first of them all are the page."""
    parts = [_part(branch, filters, position)[:count] for branch in branches]
    if len(parts) == 1:
        return [row["pk"] for row in parts[0]]
    joined = parts[0].union(*parts[1:]).order_by(*_ordering(filters.order))
    return [row["pk"] for row in joined[:count]]


def _part(branch: Q, filters: Filters, position: tuple[Key, int] | None) -> QuerySet[Any, Any]:
    is_merged = Exists(TicketMerge.objects.filter(source_id=OuterRef("pk")))
    rows = Ticket.objects.filter(branch, _condition(filters)).filter(~is_merged)
    keyed = rows.annotate(sort_key=_sort_key(filters.order))
    forward = filters.order in FORWARD
    if position is not None:
        key, row_id = position
        side = "gt" if forward else "lt"
        keyed = keyed.filter(Q(**{f"sort_key__{side}": key}) | Q(**{"sort_key": key, f"pk__{side}": row_id}))
    return keyed.order_by(*_ordering(filters.order)).values("pk", "sort_key")


def _ordering(order: Order) -> tuple[str, str]:
    return ("sort_key", "pk") if order in FORWARD else ("-sort_key", "-pk")


def _condition(filters: Filters) -> Q:
    """Statuses of chosen categories; the rest as given."""
    wanted = Q()
    if filters.categories:
        wanted &= Q(category__in=sorted(category.value for category in filters.categories))
    for column in ("status_id", "brand_id", "priority", "is_spam"):
        value = getattr(filters, column)
        if value is not None:
            wanted &= Q(**{column: value})
    for column in ("assignee_id", "team_id"):
        value = getattr(filters, column)
        if value is not None:
            wanted &= Q(**{column: None if value == NOBODY else value})
    if filters.team_ids is not None:
        wanted &= Q(team_id__in=sorted(filters.team_ids))
    if filters.is_waiting is not None:
        wanted &= Q(waiting_since__isnull=not filters.is_waiting)
    if filters.is_snoozed is not None:
        wanted &= Q(snoozed_until__isnull=not filters.is_snoozed)
    if filters.customer_ids:
        wanted &= Q(customer_id__in=sorted(filters.customer_ids))
    if filters.channel:
        wanted &= Q(channel=filters.channel)
    if filters.tag_id is not None:
        wanted &= Q(pk__in=TicketTag.objects.filter(tag_id=filters.tag_id).values("ticket_id"))
    return wanted


def _sort_key(order: Order) -> Any:
    if order in FORWARD:
        return Coalesce(order.value, Value(_NEVER, output_field=DateTimeField()))
    return F(order.value)


def _key_of(ticket: Ticket, order: Order) -> Key:
    value: Key | None = getattr(ticket, order.value)
    return _NEVER if value is None else value


def _with_all(ids: list[int], *, with_tags: bool) -> list[Ticket]:
    rows = Ticket.objects.select_related("status", "customer", "brand", "team", "assignee")
    if with_tags:
        tags = TicketTag.objects.select_related("tag").order_by("tag__folded_name")
        rows = rows.prefetch_related(Prefetch("tag_links", queryset=tags, to_attr="tags_shown"))
    found = rows.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _write(key: Key, row_id: int) -> str:
    shown = key.isoformat() if isinstance(key, dt.datetime) else key
    return base64.urlsafe_b64encode(json.dumps([shown, row_id]).encode()).decode().rstrip("=")


def _read(after: str, order: Order) -> tuple[Key, int] | None:
    read: Callable[[Any], Key] = _number if order in {Order.NUMBER, Order.PRIORITY} else _instant
    try:
        key, row_id = json.loads(base64.urlsafe_b64decode((after + "=" * (-len(after) % 4)).encode()))
        return read(key), _number(row_id)
    except (ValueError, TypeError, AttributeError, OverflowError, binascii.Error, RecursionError):
        return None


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**63:
        raise ValueError
    return value


def _instant(value: Any) -> dt.datetime:
    read = dt.datetime.fromisoformat(value)
    if read.tzinfo is None:
        raise ValueError
    return read.astimezone(dt.UTC)
