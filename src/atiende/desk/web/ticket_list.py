"""The list at the left of the workspace: queues with their counts, and rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from atiende.desk.queues import KEPT, Queue, chosen_queue, narrowed, queues_of
from atiende.desk.web.ticket_rows import LineWriter, Row
from atiende.desk.web.ticket_words import (
    CHANNELS,
    ORDER_WORDS,
    PRIORITIES,
    PRIORITY_CHIPS,
    SNOOZED_FIRST,
    STATUS_CHIPS,
    STATUS_ICONS,
)
from atiende.kernel.actors import Actor
from atiende.kernel.text import one_line
from atiende.platform.demonstration import marked
from atiende.platform.formats import format_number
from atiende.tickets.queries import (
    COUNTED,
    COUNTED_OF_TEAMS,
    brands_for,
    count_of_teams,
    count_tickets,
    label_for_agents,
    list_tickets,
    snippets_of,
)

SNIPPET = 120
WATCHED_BRANDS = 30


def list_query(request: HttpRequest) -> str:
    """What of the address goes along to a ticket and back, with its question mark; empty when there is nothing."""
    kept = [(name, request.GET[name]) for name in KEPT if request.GET.get(name)]
    return f"?{urlencode(kept)}" if kept else ""


def page_of_list(request: HttpRequest, actor: Actor, *, current_id: int | None = None) -> dict[str, object]:
    """Queues, counts and one page of rows, in a number of queries that does not grow with the rows.

    `current_id`: the ticket that stands open beside the list.
    """
    asked = {name: request.GET.get(name, "") for name in (*KEPT, "cursor")}
    queues = queues_of(actor)
    queue = chosen_queue(queues, asked["queue"])
    filters = narrowed(queue.filters, asked)
    page = list_tickets(actor, filters=filters, after=asked["cursor"], with_tags=False)
    brands = brands_for(actor)
    rows = rows_of(page.rows)
    may_pick = actor.may("tickets.reply") or actor.may("tickets.manage")
    writer = LineWriter(list_query=list_query(request), current_id=current_id, may_pick=may_pick)
    return {
        "queue": queue,
        "queues": counted_queues(actor, queues),
        "has_teams": any(each.is_team for each in queues),
        "rows": rows,
        "lines": writer.lines(rows),
        "next_after": page.next_after,
        "is_first": not asked["cursor"],
        "is_narrowed": bool(asked["priority"] or asked["brand"]),
        "asked": asked,
        "list_query": list_query(request),
        "brands": brands,
        "topics": " ".join(f"tickets:{pk}" for pk, _name in brands[:WATCHED_BRANDS]),
        "priorities": PRIORITIES,
        "orders": (SNOOZED_FIRST, *ORDER_WORDS) if queue.filters.is_snoozed else ORDER_WORDS,
        "may_write": actor.may("tickets.reply"),
        "may_pick": may_pick,
    }


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
    words = {key: str(word) for key, word in PRIORITIES}
    snippets = snippets_of(tickets)
    shown_off = marked("brand")
    return [
        _row(ticket, words, snippets.get(ticket.pk, ("", "")), ticket.brand_id in shown_off)
        for ticket in tickets
    ]


def _row(ticket: Any, words: dict[int, str], last: tuple[str, str], is_demonstration: bool) -> Row:
    channel, channel_icon = CHANNELS.get(ticket.channel, (ticket.channel, "message-circle"))
    chip = PRIORITY_CHIPS.get(ticket.priority, "")
    return Row(
        ticket=ticket,
        name=ticket.customer.name or ticket.customer.folded_name,
        status=label_for_agents(ticket.status),
        chip=STATUS_CHIPS.get(ticket.category, ""),
        icon=STATUS_ICONS.get(ticket.category, "circle-dashed"),
        priority=words[ticket.priority] if chip else "",
        priority_chip=chip,
        channel=str(channel),
        channel_icon=channel_icon,
        snippet=one_line(last[1], limit=SNIPPET),
        last_kind=last[0],
        is_waiting=ticket.waiting_since is not None,
        is_demonstration=is_demonstration,
    )


def _shown(count: int, counted: int) -> str:
    return f"+{counted}" if count > counted else format_number(count)
