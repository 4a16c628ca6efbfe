"""Who can be named in a note of a case, while one types their name."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.tickets.queries import get_ticket_for, offered_for

_LONGEST = 60


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.note")
def mentions(request: StaffRequest, number: int) -> HttpResponse:
    """For a script: at most eight people and teams whose name begins so."""
    ticket = get_ticket_for(request.actor, number)
    offered = offered_for(request.actor, ticket, request.GET.get("q", "")[:_LONGEST])
    return render(request, "desk/tickets/mentions.html", {"offered": offered})
