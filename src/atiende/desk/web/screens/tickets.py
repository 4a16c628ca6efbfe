"""The workspace: the list of a queue, and one ticket beside it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from atiende.desk.web.conversation_shown import MESSAGES_ON_PAPER, thread_of
from atiende.desk.web.message_lines import MessageWriter
from atiende.desk.web.presence_shown import present_in
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.ticket_case import show_case, show_parts
from atiende.desk.web.ticket_list import page_of_list
from atiende.desk.web.words import words_of_workspace
from atiende.tickets.queries import get_ticket_for


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def tickets(request: StaffRequest) -> HttpResponse:
    """A queue. For a script: the list alone, or with `rows` only the next rows."""
    context = {**page_of_list(request, request.actor), "words": words_of_workspace}
    part = "desk/tickets/rows.html" if "rows" in request.GET else "desk/tickets/list.html"
    return page_or_part(request, "desk/tickets/page.html", part, context)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def ticket(request: StaffRequest, number: int) -> HttpResponse:
    return show_case(request, number)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def parts(request: StaffRequest, number: int) -> HttpResponse:
    """What a signal of change asks for again."""
    return show_parts(request, number)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def older(request: StaffRequest, number: int) -> HttpResponse:
    """The messages before those that the page shows; without a script, a page of its own."""
    found = get_ticket_for(request.actor, number)
    thread = thread_of(request.actor, found, before=_before(request))
    lines = MessageWriter(request, found, is_older=True).lines(thread)
    context = {"ticket": found, "thread": thread, "said_lines": lines}
    template = "desk/tickets/items.html" if request.headers.get("HX-Request") else "desk/tickets/older.html"
    response = render(request, template, context)
    patch_vary_headers(response, ("HX-Request",))
    return response


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def print_view(request: StaffRequest, number: int) -> HttpResponse:
    """For paper: many messages on one page, earlier ones on the next; notes only when they are asked for."""
    found = get_ticket_for(request.actor, number)
    with_notes = request.GET.get("notes") == "on"
    thread = thread_of(
        request.actor, found, before=_before(request), size=MESSAGES_ON_PAPER, with_notes=with_notes
    )
    context = {"ticket": found, "thread": thread, "with_notes": with_notes, "most": MESSAGES_ON_PAPER}
    return render(request, "desk/tickets/print.html", context)


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def present(request: StaffRequest, number: int) -> HttpResponse:
    """Who else is in the case, asked for with `who=7-replying` once for each."""
    get_ticket_for(request.actor, number)
    shown, rest = present_in(request.GET.getlist("who"), but=request.actor.id)
    return render(request, "desk/tickets/present.html", {"present": shown, "rest": rest})


def _before(request: StaffRequest) -> int | None:
    """Only what was said before this message."""
    text = request.GET.get("before", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
