"""Searching cases, with results that say why."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from atiende.desk.web.search_rows import HitWriter
from atiende.desk.web.search_words import shown_problems
from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.kernel.clock import utc_now
from atiende.tickets.queries import search_tickets

MAX_QUERY = 300


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def search(request: StaffRequest) -> HttpResponse:
    """While somebody types, a script asks for the results alone."""
    query = request.GET.get("q", "")[: MAX_QUERY + 1].replace("\x00", " ")
    found = search_tickets(
        request.actor, query, after=request.GET.get("cursor", ""), now=timezone.localtime(utc_now())
    )
    context: dict[str, object] = {
        "query": query.strip(),
        "hits": HitWriter().hits(found.rows),
        "corrections": found.corrections,
        "problems": shown_problems(found.problems),
        "is_cut": found.is_cut,
        "is_asked": not found.is_empty,
        "next_after": found.next_after,
        "is_first": "cursor" not in request.GET,
    }
    return page_or_part(request, "desk/search/page.html", "desk/search/results.html", context)
