"""Which cases are likely to be about the same: asked for by whoever turns to it in the panel."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from atiende.desk.web.staff_page import StaffRequest, page_or_part, staff_page
from atiende.desk.web.ticket_may import may_do
from atiende.desk.web.ticket_words import STATUS_CHIPS
from atiende.kernel.clock import utc_now
from atiende.tickets.queries import get_ticket_for, label_for_agents, likely_duplicates, merged_into


@require_safe
@staff_page("tickets.read")
def duplicates(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    found: list[Any] = likely_duplicates(request.actor, ticket, now=timezone.localtime(utc_now()))
    is_merged = merged_into(request.actor, ticket.pk) is not None
    context = {
        "ticket": ticket,
        "likely": [
            (each, label_for_agents(each.ticket.status), STATUS_CHIPS.get(each.ticket.category, ""))
            for each in found
        ],
        **may_do(request.actor, ticket, is_merged=is_merged),
    }
    return page_or_part(request, "desk/tickets/duplicates_page.html", "desk/tickets/duplicates.html", context)
