"""A list of cases as a board: a column for each status, cards that move from one to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.shown_view import queue_of, shown_view
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.ticket_case import is_part
from atiende.desk.web.ticket_words import PRIORITIES, PRIORITY_CHIPS, STATUS_CHIPS, STATUS_ICONS
from atiende.desk.web.view_chosen import Chosen, chosen_list
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.queries import (
    Line,
    StatusShown,
    columns_of_board,
    get_ticket_for,
    list_statuses,
    word_for_agents,
)
from atiende.tickets.rules.statuses import Category

PER_COLUMN: Final = 20
_LEFT_OUT: Final = frozenset({Category.CLOSED, Category.CANCELLED})


@dataclass(frozen=True, slots=True)
class Card:
    line: Line
    priority: str
    priority_chip: str


@dataclass(slots=True)
class Column:
    """`key`: the status that a card gets which comes here. `more`: the address of all its cases."""

    key: str
    word: str
    chip: str
    icon: str
    status_keys: list[str]
    lines: list[Line] = field(default_factory=list)
    more: str = ""
    cards: list[Card] = field(default_factory=list)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def board(request: StaffRequest) -> HttpResponse:
    context = _context(request)
    return page_or_part(request, "desk/views/board.html", "desk/views/board_part.html", context)


@require_POST
@staff_page("tickets.read")
def move(request: StaffRequest) -> HttpResponse:
    """The case `number` to the status `to`, as any change of status; for a script the board as it is then."""
    told, status = _moved(request)
    if is_part(request):
        context = {**_context(request), "told": told, "is_refused": status != 200}
        return render(request, "desk/views/board_part.html", context)
    (messages.success if status == 200 else messages.error)(request, told)
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{reverse('desk:tickets_board')}{'?' if query else ''}{query}")


def _moved(request: StaffRequest) -> tuple[str, int]:
    number, to = request.POST.get("number", ""), request.POST.get("to", "")[:40]
    try:
        ticket = get_ticket_for(request.actor, int(number) if number.isdecimal() and len(number) < 19 else 0)
        change_status(
            ticket_id=ticket.pk,
            status_key=to.replace("\0", ""),
            by=request.actor,
            at=utc_now(),
            shown=request.POST.get("shown"),
        )
    except Refusal as refusal:
        return next(iter(field_sentences(refusal).values()), sentence(refusal)), refusal.http_status
    return _("Case #%(number)s moved.") % {"number": number}, 200


def _context(request: StaffRequest) -> dict[str, object]:
    actor = request.actor
    chosen = chosen_list(request, actor)
    by_kind = request.GET.get("by") == "category"
    statuses = [status for status in list_statuses() if status.category not in _LEFT_OUT]
    columns = _columns(statuses, by_kind=by_kind)
    found = columns_of_board(actor, chosen.asked, [status.id for status in statuses], size=PER_COLUMN)
    keys = {status.id: status.key for status in statuses}
    for status_id, lines in found.items():
        next(column for column in columns if keys[status_id] in column.status_keys).lines.extend(lines)
    for column in columns:
        _fill(column, chosen)
    shown = shown_view(actor, chosen, address="desk:tickets_board")
    return {
        **shown,
        "layout": "board",
        "title": queue_of(chosen).label,
        "columns": columns,
        "by_kind": by_kind,
        "board_query": request.META.get("QUERY_STRING", ""),
        "by_address": f"?{urlencode([*chosen.pairs(), *([] if by_kind else [('by', 'category')])])}",
        "targets": [(column.key, column.word) for column in columns],
        "may_move": actor.may("tickets.reply") or actor.may("tickets.manage"),
    }


def _columns(statuses: list[StatusShown], *, by_kind: bool) -> list[Column]:
    found: dict[str, Column] = {}
    for status in statuses:
        name = status.category.value if by_kind else status.key
        if name in found:
            found[name].status_keys.append(status.key)
            continue
        word = word_for_agents(status.category.value, "") if by_kind else status.for_agents
        chip, icon = STATUS_CHIPS.get(status.category, ""), STATUS_ICONS.get(status.category, "circle-dashed")
        found[name] = Column(status.key, word, chip, icon, [status.key])
    return list(found.values())


def _fill(column: Column, chosen: Chosen) -> None:
    # Lines of one column may come from several statuses; the order of the list puts them together.
    is_forward = chosen.order.value in ("next_due_at", "snoozed_until")
    column.lines.sort(key=lambda line: (line.sort_key, line.id), reverse=not is_forward)
    words = {key: str(word) for key, word in PRIORITIES}
    column.cards = [
        Card(line, words.get(line.priority, ""), PRIORITY_CHIPS.get(line.priority, ""))
        for line in column.lines[:PER_COLUMN]
    ]
    if len(column.lines) > PER_COLUMN:
        also = ("all", f"status:one_of:{','.join(column.status_keys)}")
        column.more = f"{reverse('desk:tickets')}?{urlencode([*chosen.pairs(), also])}"
