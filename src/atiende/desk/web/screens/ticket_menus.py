"""To whom a case can be given, and with whom shared: hundreds of names, so they are not sent with every case."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.ticket_menus import menus_of
from atiende.tickets.queries import get_ticket_for


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def menus(request: StaffRequest, number: int) -> HttpResponse:
    """For a script the menus of all cases of this brand; without one, a page with a form for each."""
    context = menus_of(request.actor, get_ticket_for(request.actor, number))
    return page_or_part(request, "desk/tickets/menus_page.html", "desk/tickets/menus.html", context)
