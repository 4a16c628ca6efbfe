"""One ticket as the workspace shows it: put together once, for the whole page and for each of its parts."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from atiende.desk.web.composer_shown import Typed, composer_of
from atiende.desk.web.conversation_shown import thread_of
from atiende.desk.web.fields_shown import Refused, fields_shown
from atiende.desk.web.message_lines import MessageWriter
from atiende.desk.web.snooze_shown import snoozes_offered
from atiende.desk.web.staff_page import StaffRequest
from atiende.desk.web.ticket_about import about_of
from atiende.desk.web.ticket_addresses import addresses_of
from atiende.desk.web.ticket_aside import panel_of
from atiende.desk.web.ticket_list import list_query, page_of_list
from atiende.desk.web.ticket_numbers import number_typed
from atiende.desk.web.ticket_words import CHANNELS, PRIORITY_CHIPS, SNOOZED_FOR, STATUS_CHIPS, STATUS_ICONS
from atiende.desk.web.words import words_of_workspace
from atiende.kernel.clock import utc_now
from atiende.platform.demonstration import is_marked
from atiende.tickets.queries import Aside, aside_of, get_ticket_for, label_for_agents
from atiende.tickets.rules.statuses import UNDER_WAY


def is_part(request: HttpRequest) -> bool:
    """Whether a script asked for a part of the page."""
    return request.headers.get("HX-Request") == "true"


def case_context(
    request: StaffRequest, number: int, *, typed: Typed | None = None, refused: Refused | None = None
) -> dict[str, object]:
    """Head, conversation, composer and panel of a ticket. Raises NotFound."""
    actor = request.actor
    ticket = get_ticket_for(actor, number)
    aside = aside_of(actor, ticket)
    thread = thread_of(actor, ticket, aside=aside)
    mode = request.GET.get("write", "reply")
    panel = panel_of(actor, ticket, aside)
    return {
        **_head(ticket),
        "merged_now": _merged_now(request, aside),
        "here": addresses_of(ticket.number),
        "thread": thread,
        "said_lines": MessageWriter(request, ticket).lines(thread),
        **panel,
        "fields": fields_shown(
            ticket, defined=aside.defined, reason_path=aside.reason.path_ids, refused=refused
        ),
        **about_of(ticket, aside),
        "may_manage": actor.may("tickets.manage"),
        "may_answer": actor.may("tickets.reply") and aside.merged_into is None,
        "may_snooze": panel["may_handle"] and ticket.category in UNDER_WAY,
        **snoozes_offered(utc_now()),
        "snooze_cases": _awaitable(aside),
        "composer": composer_of(
            actor, ticket, mode=mode, thread=thread, aside=aside, typed=typed, quote=_quote(request)
        ),
        "is_handed_to_me": aside.hand_over is not None and aside.hand_over.is_for(actor),
        "list_query": list_query(request),
        "me": actor,
    }


def _awaitable(aside: Aside) -> list[tuple[int, int]]:
    """Number and id of the linked cases that can still be solved."""
    return [
        (each.ticket.number, each.ticket.pk) for each in aside.related if each.ticket.category in UNDER_WAY
    ][:5]


def _merged_now(request: StaffRequest, aside: Aside) -> int | None:
    """The number of a case that was merged into this one a moment ago, as the address says, for who may undo it."""
    asked = number_typed(request.GET.get("merged", ""))
    return next((each.number for each in aside.absorbed if each.number == asked), None)


def _quote(request: StaffRequest) -> int | None:
    text = request.GET.get("quote", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else None


def _head(ticket: Any) -> dict[str, object]:
    channel, icon = CHANNELS.get(ticket.channel, (ticket.channel, "message-circle"))
    return {
        "ticket": ticket,
        "is_demonstration": is_marked("brand", ticket.brand_id),
        "snoozed_for": SNOOZED_FOR.get(ticket.snoozed_for, ""),
        "status_word": label_for_agents(ticket.status),
        "status_chip": STATUS_CHIPS.get(ticket.category, ""),
        "status_icon": STATUS_ICONS.get(ticket.category, "circle-dashed"),
        "priority_chip": PRIORITY_CHIPS.get(ticket.priority, ""),
        "channel_word": channel,
        "channel_icon": icon,
    }


def show_case(
    request: StaffRequest,
    number: int,
    *,
    typed: Typed | None = None,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole page with its list, or for a script the case alone."""
    context = case_context(request, number, typed=typed, refused=refused)
    if is_part(request):
        template = "desk/tickets/case.html"
    else:
        template = "desk/tickets/page.html"
        shown: Any = context["ticket"]
        listed = page_of_list(request, request.actor, current_id=shown.pk)
        context = {**listed, **context, "words": words_of_workspace()}
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ("HX-Request",))
    return response


def show_parts(request: StaffRequest, number: int, *, refused: Refused | None = None) -> HttpResponse:
    """What changes by itself: head, conversation and panel, each put in its place; what is being written stays."""
    context = {**case_context(request, number, refused=refused), "is_swapped": True}
    return render(request, "desk/tickets/parts.html", context)
