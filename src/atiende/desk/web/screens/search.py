"""Searching cases, with results that say why."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atiende.desk.web.screens.search_box import address_of_search
from atiende.desk.web.search_helps import explained
from atiende.desk.web.search_rows import HitWriter
from atiende.desk.web.search_words import shown_problems
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.platform.search import recent_of, remember_search
from atiende.tickets.queries import search_tickets

MAX_QUERY = 300


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def search(request: StaffRequest) -> HttpResponse:
    """While somebody types, a script asks for the results alone; a whole page was meant, and is remembered."""
    query = request.GET.get("q", "")[: MAX_QUERY + 1].replace("\x00", " ")
    found = search_tickets(
        request.actor, query, after=request.GET.get("cursor", ""), now=timezone.localtime(utc_now())
    )
    is_part = request.headers.get("HX-Request") == "true"
    if not is_part and request.method == "GET" and query.strip() and "cursor" not in request.GET:
        remember_search(user_id=request.actor.id, text=query, at=utc_now())
    context: dict[str, object] = {
        "query": query.strip(),
        "hits": HitWriter().hits(found.rows),
        "corrections": found.corrections,
        "problems": shown_problems(found.problems),
        "explained": explained(request.actor, found.problems),
        "is_cut": found.is_cut,
        "is_asked": not found.is_empty,
        "next_after": found.next_after,
        "is_first": "cursor" not in request.GET,
        "recent": [] if query.strip() else _recent(request),
        "keep_address": f"{reverse('desk:view_new')}?{urlencode({'search': query.strip()})}",
    }
    return page_or_part(request, "desk/search/page.html", "desk/search/results.html", context)


def _recent(request: StaffRequest) -> list[tuple[str, str]]:
    return [(text, address_of_search(text)) for text in recent_of(request.actor.id)]
