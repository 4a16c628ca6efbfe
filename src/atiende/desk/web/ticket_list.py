"""The list at the left of the workspace: queues with their counts, and rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from atiende.desk.queues import KEPT, Queue, chosen_queue, narrowed, queues_of
from atiende.desk.web.named_options import word_options
from atiende.desk.web.queue_links import queue_links
from atiende.desk.web.shown_view import queue_of, shown_view
from atiende.desk.web.ticket_rows import SNIPPET, LineWriter
from atiende.desk.web.ticket_words import (
    ORDER_WORDS,
    OWN_ORDER_WORDS,
    PRIORITIES,
    SNOOZED_FIRST,
    STATUS_CHIPS,
    STATUS_ICONS,
)
from atiende.desk.web.view_chosen import asks_for_view, chosen_view
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.demonstration import marked
from atiende.tickets.queries import (
    COUNTED,
    COUNTED_OF_TEAMS,
    brands_for,
    count_of_teams,
    count_tickets,
    label_for_agents,
    list_lines,
    list_of_view,
    names_of_reasons,
    snippets_of,
)
from atiende.tickets.rules.view_conditions import MOST_TESTS

WATCHED_BRANDS = 30
KEPT_OF_VIEWS = ("view", "all", "any")
MOST_OF_ONE = 400
_PRIORITIES = tuple((str(key), word) for key, word in PRIORITIES)


@dataclass(frozen=True, slots=True)
class Row:
    """A ticket of a short list that a template writes."""

    ticket: Any
    name: str
    status: str
    chip: str
    icon: str
    snippet: str


def list_query(request: HttpRequest) -> str:
    """What of the address goes along to a ticket and back, with its question mark; empty when there is nothing."""
    kept = [(name, request.GET[name]) for name in KEPT if request.GET.get(name)]
    for name in KEPT_OF_VIEWS:
        kept += [(name, value[:MOST_OF_ONE]) for value in request.GET.getlist(name)[:MOST_TESTS]]
    return f"?{urlencode(kept)}" if kept else ""


def page_of_list(request: HttpRequest, actor: Actor, *, current_id: int | None = None) -> dict[str, object]:
    """Queues, counts and one page of rows, in a number of queries that does not grow with the rows.

    `current_id`: the ticket that stands open beside the list.
    """
    asked = {name: request.GET.get(name, "") for name in (*KEPT, "cursor")}
    queues = queues_of(actor)
    chosen = chosen_view(request, actor) if asks_for_view(request) else None
    if chosen is None:
        queue = chosen_queue(queues, asked["queue"])
        page = list_lines(actor, filters=narrowed(queue.filters, asked), after=asked["cursor"])
    else:
        queue = queue_of(chosen)
        page = list_of_view(actor, chosen.asked, after=asked["cursor"])
    brands = brands_for(actor)
    may_pick = actor.may("tickets.reply") or actor.may("tickets.manage")
    writer = LineWriter(
        list_query=list_query(request),
        current_id=current_id,
        may_pick=may_pick,
        demonstrations=marked("brand"),
    )

    @cache
    def links() -> SafeString:
        """Counted for who shows them: further rows of a list come without."""
        return queue_links(counted_queues(actor, queues), current=queue.key)

    orders: Sequence[tuple[str, Promise]] = (
        (SNOOZED_FIRST, *ORDER_WORDS) if queue.filters.is_snoozed else ORDER_WORDS
    )
    if chosen is not None:
        orders, asked = OWN_ORDER_WORDS, {**asked, "order": chosen.order.value}
    named = [(str(pk), name) for pk, name in brands] if len(brands) > 1 else []
    return {
        "queue": queue,
        "queue_links": links,
        "lines": writer.lines(page.rows, snippets_of(page.rows)),
        "more": _more(request, page.next_after),
        **({} if chosen is None else shown_view(actor, chosen)),
        "is_first": not asked["cursor"],
        "is_narrowed": bool(asked["priority"] or asked["brand"] or asked["category"]),
        "category": _category(asked) if asked["category"] and chosen is None else None,
        "list_query": list_query(request),
        "topics": " ".join(f"tickets:{pk}" for pk, _name in brands[:WATCHED_BRANDS]),
        "order_options": word_options(orders, chosen=asked["order"]),
        "priority_options": word_options(_PRIORITIES, chosen=asked["priority"]),
        "brand_options": word_options(named, chosen=asked["brand"], attributes=" data-user"),
        "may_write": actor.may("tickets.reply"),
        "may_pick": may_pick,
    }


def _category(asked: Mapping[str, str]) -> dict[str, object] | None:
    """The category to which the list is narrowed, and the address without it; None for one that is none."""
    text = asked["category"]
    is_id = text.isascii() and text.isdecimal() and len(text) < 19
    name = names_of_reasons({int(text)}).get(int(text)) if is_id else None
    if name is None:
        return None
    others = {key: asked[key] for key in KEPT if asked[key] and key != "category"}
    return {"id": int(text), "name": name, "without": f"?{urlencode(others)}"}


def _more(request: HttpRequest, next_after: str) -> str:
    """The address of the next rows; empty when there are none."""
    if not next_after:
        return ""
    kept = list_query(request)
    return f"{kept}{'&' if kept else '?'}{urlencode({'cursor': next_after})}"


def counted_queues(actor: Actor, queues: list[Queue]) -> list[tuple[Queue, str]]:
    """Each with its count as it is shown; lists that only look back are not counted."""
    looked_back = {"solved", "all", "spam"}
    teams = {queue.filters.team_id: queue for queue in queues if queue.is_team}
    wanted = {
        queue.key: queue.filters for queue in queues if not queue.is_team and queue.key not in looked_back
    }
    shown = {key: _shown(count, COUNTED) for key, count in count_tickets(actor, wanted).items()}
    for team_id, count in _of_teams(actor, teams).items():
        shown[teams[team_id].key] = _shown(count, COUNTED_OF_TEAMS)
    return [(queue, shown.get(queue.key, "")) for queue in queues]


def _of_teams(actor: Actor, teams: dict[int | None, Queue]) -> dict[int, int]:
    ids = [team_id for team_id in teams if team_id is not None]
    if not ids:
        return {}
    return count_of_teams(actor, ids, replace(teams[ids[0]].filters, team_id=None))


def rows_of(tickets: list[Any]) -> list[Row]:
    snippets = snippets_of(tickets)
    return [_row(ticket, snippets.get(ticket.pk, ("", ""))[1]) for ticket in tickets]


def _row(ticket: Any, text: str) -> Row:
    return Row(
        ticket=ticket,
        name=ticket.customer.name or ticket.customer.folded_name,
        status=label_for_agents(ticket.status),
        chip=STATUS_CHIPS.get(ticket.category, ""),
        icon=STATUS_ICONS.get(ticket.category, "circle-dashed"),
        snippet=one_line(text, limit=SNIPPET),
    )


def _shown(count: int, most: int) -> str:
    return f"+{most}" if count > most else str(count)
