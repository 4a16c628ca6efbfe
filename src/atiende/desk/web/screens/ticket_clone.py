"""A case like this one, for another matter of the same customer."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence
from atiende.tickets.actions.clone_ticket import clone_ticket
from atiende.tickets.queries import get_ticket_for


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def clone(request: StaffRequest, number: int) -> HttpResponse:
    """Show what comes along, and open the new case when sent."""
    ticket = get_ticket_for(request.actor, number)
    subject, note, told = request.POST.get("subject", ticket.subject), request.POST.get("note", ""), ""
    if request.method == "POST":
        try:
            made = clone_ticket(
                ticket_id=ticket.pk,
                subject=subject,
                note=note.strip() or gettext("Copy of case #%(number)s.") % {"number": number},
                is_with_tags=bool(request.POST.get("tags")),
                is_with_fields=bool(request.POST.get("fields")),
                by=request.actor,
                at=utc_now(),
                submission=_submission(request),
            )
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            told = sentence(refusal)
        else:
            messages.success(request, gettext("This is the new case. The customer was told nothing."))
            return redirect("desk:ticket", made.number)
    context = {"ticket": ticket, "subject": subject, "note": note, "told": told, "submission": uuid.uuid4()}
    return render(request, "desk/tickets/clone.html", context, status=422 if told else 200)


def _submission(request: StaffRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
