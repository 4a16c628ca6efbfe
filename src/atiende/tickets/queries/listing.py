"""Lists of tickets: a page at a time, each reason to see one by its own index, the same cost with 3 rows or 30."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django.db.models import Prefetch

from atiende.kernel.actors import Actor
from atiende.kernel.cursors import cursor_of, place_of
from atiende.platform.postgres.reading import read_rows
from atiende.tickets.models import Ticket, TicketTag
from atiende.tickets.queries.filtering import condition_of
from atiende.tickets.queries.reasons import reasons_of, seen_by, values_of
from atiende.tickets.rules.listing import FORWARD, Filters, Order

PAGE_SIZE: Final = 50
_LIMITS: Final = (PAGE_SIZE + 1, 101)
_NEVER: Final = "timestamptz '9999-01-01 00:00:00+00'"
_NUMBERS: Final = frozenset({Order.NUMBER, Order.PRIORITY})
LINES: Final = """
WITH page AS MATERIALIZED ({page})
SELECT ticket.id, ticket.number, ticket.subject, ticket.category, ticket.priority, ticket.channel, ticket.brand_id,
    ticket.last_message_at, ticket.waiting_since, ticket.snoozed_until, ticket.snoozed_for,
    status.key, status.label_for_agents, coalesce(nullif(customer.name, ''), customer.folded_name), team.name,
    assignee.display_name, status.label_for_agents_en, reason.name_es, reason.name_en, page.sort_key
FROM page JOIN tickets_ticket ticket ON ticket.id = page.id
JOIN tickets_ticketstatus status ON status.id = ticket.status_id
JOIN customers_customer customer ON customer.id = ticket.customer_id
LEFT JOIN organisation_team team ON team.id = ticket.team_id
LEFT JOIN organisation_agent assignee ON assignee.user_id = ticket.assignee_id
LEFT JOIN tickets_contactreason reason ON reason.id = ticket.contact_reason_id
ORDER BY page.sort_key {way}, page.id {way}
"""
Key = int | dt.datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some tickets, and the text that asks for those after them (empty at the end)."""

    rows: list[Ticket]
    next_after: str = ""


class Line(NamedTuple):
    """What a list shows of a ticket, as the database says it. `customer`: a name, or what stands in for one.

    `waiting_since`: since when the customer waits for us.
    """

    id: int
    number: int
    subject: str
    category: str
    priority: int
    channel: str
    brand_id: int
    last_message_at: dt.datetime
    waiting_since: dt.datetime | None
    snoozed_until: dt.datetime | None
    snoozed_for: str
    status_key: str
    own_label: str
    customer: str
    team: str | None
    assignee: str | None
    own_label_en: str
    reason_es: str | None
    reason_en: str | None
    sort_key: Key


@dataclass(frozen=True, slots=True)
class Lines:
    """Some tickets as lines, and the text that asks for those after them (empty at the end)."""

    rows: list[Line]
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
    page, values = _page(actor, chosen, after, size)
    if not page:
        return Page([])
    found = read_rows(page, values)
    rows = _with_all([pk for pk, _key in found[:size]], with_tags=with_tags)
    return Page(rows, next_after([(key, pk) for pk, key in found], size))


def list_lines(
    actor: Actor, *, filters: Filters | None = None, after: str = "", size: int = PAGE_SIZE
) -> Lines:
    """The same page as `list_tickets` has, as lines, in one query."""
    chosen = filters or Filters()
    page, values = _page(actor, chosen, after, size)
    if not page:
        return Lines([])
    found = read_rows(LINES.format(page=page, way=way_of(chosen)), values)
    rows = [Line(*row) for row in found[:size]]
    return Lines(rows, next_after([(row[-1], row[0]) for row in found], size))


def is_list_place(after: str, order: Order) -> bool:
    """Whether this text asks for a further page of a list in this order."""
    return place_in(after, order) is not None


def _page(actor: Actor, filters: Filters, after: str, size: int) -> tuple[str, dict[str, Any]]:
    """A select of id and sort key of a page's rows and those behind it, and its values; empty for who sees nothing.

    Each reason gives its own first rows by its own index; the first of them all are the page.
    """
    reasons = reasons_of(actor)
    if not reasons:
        return "", {}
    values = values_of(actor)
    conditions = [condition_of(filters, "", values)]
    key, way = sort_key_of(filters), way_of(filters)
    place = place_in(after, filters.order)
    if place is not None:
        values["key"], values["below"] = place
        kind = "bigint" if filters.order in _NUMBERS else "timestamptz"
        side = ">" if filters.order in FORWARD else "<"
        conditions.append(f"({key}, t.id) {side} (%(key)s::{kind}, %(below)s::bigint)")
    rest = f"{' AND '.join(conditions)} ORDER BY {key} {way}, t.id {way} LIMIT {_read_at_once(size)}"
    seen = seen_by(reasons, f"t.id, {key} AS sort_key", rest)
    ordered = f"ORDER BY sort_key {way}, id {way} LIMIT {_read_at_once(size)}"
    return f"SELECT id, sort_key FROM ({seen}) AS seen {ordered}", values  # noqa: S608  constants, values apart


def _read_at_once(size: int) -> int:
    """One more than asked for, or some: few different limits, written out, as the server plans for those it knows."""
    return next((most for most in _LIMITS if most > size), size + 1)


def sort_key_of(filters: Filters) -> str:
    column = f"t.{filters.order.value}"
    is_set = filters.order not in FORWARD or (filters.order == Order.SNOOZED and filters.is_snoozed)
    return column if is_set else f"coalesce({column}, {_NEVER})"


def way_of(filters: Filters) -> str:
    return "ASC" if filters.order in FORWARD else "DESC"


def page_of_ids(ids: list[int], following: str) -> Page:
    """The tickets of these ids, in their order, for who was shown them."""
    return Page(_with_all(ids, with_tags=False), following)


def next_after(keys: list[tuple[Key, int]], size: int) -> str:
    if len(keys) <= size:
        return ""
    key, row_id = keys[size - 1]
    return cursor_of(key.isoformat() if isinstance(key, dt.datetime) else key, row_id)


def _with_all(ids: list[int], *, with_tags: bool) -> list[Ticket]:
    rows = Ticket.objects.select_related("status", "customer", "brand", "team", "assignee")
    if with_tags:
        tags = TicketTag.objects.select_related("tag").order_by("tag__folded_name")
        rows = rows.prefetch_related(Prefetch("tag_links", queryset=tags, to_attr="tags_shown"))
    found = rows.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def place_in(after: str, order: Order) -> tuple[Key, int] | None:
    if order in _NUMBERS:
        return place_of(after, int, int)
    place = place_of(after, str, int)
    instant = None if place is None else _instant(place[0])
    return None if place is None or instant is None else (instant, place[1])


def _instant(text: str) -> dt.datetime | None:
    try:
        read = dt.datetime.fromisoformat(text)
        return None if read.tzinfo is None else read.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
