"""Solving a case of which parts are still open: whoever does it sees them first."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_words import STATUS_CHIPS
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.actions.change_status import change_status
from atiende.tickets.queries import get_ticket_for, label_for_agents, open_children_of

ALL = "all"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def solve(request: StaffRequest, number: int) -> HttpResponse:
    """This case alone, or with `children` "all" its open parts too: all of them, or nothing."""
    ticket = get_ticket_for(request.actor, number)
    key = request.POST.get("status") or request.GET.get("status", "resolved")
    children = open_children_of(request.actor, ticket.pk)
    told = ""
    if request.method == "POST":
        wanted = [*children, ticket] if request.POST.get("children") == ALL else [ticket]
        try:
            with transaction.atomic():
                for each in wanted:
                    change_status(ticket_id=each.pk, status_key=key, by=request.actor, at=utc_now())
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            told = next(iter(field_sentences(refusal).values()), sentence(refusal))
        else:
            messages.success(request, gettext("Saved."))
            return redirect("desk:ticket", number)
    shown = [(row, label_for_agents(row.status), STATUS_CHIPS.get(row.category, "")) for row in children]
    context = {"ticket": ticket, "children": shown, "status_key": key, "told": told}
    return render(request, "desk/tickets/solve.html", context, status=422 if told else 200)
