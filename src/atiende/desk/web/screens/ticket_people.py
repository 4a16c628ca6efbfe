"""Who takes part in a ticket, and with whom it is shared."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.add_participant import add_participant
from atiende.tickets.actions.remove_participant import remove_participant
from atiende.tickets.actions.share_ticket import share_ticket
from atiende.tickets.actions.unshare_ticket import unshare_ticket
from atiende.tickets.queries import get_ticket_for


@require_POST
@staff_page("tickets.read")
def joins(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    address = request.POST.get("address", "")
    return changed(
        request,
        number,
        lambda: add_participant(ticket_id=ticket.pk, address=address, by=request.actor, at=utc_now()),
    )


@require_POST
@staff_page("tickets.read")
def leaves(request: StaffRequest, number: int, participant_id: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    return changed(
        request,
        number,
        lambda: remove_participant(
            ticket_id=ticket.pk, participant_id=participant_id, by=request.actor, at=utc_now()
        ),
    )


@require_POST
@staff_page("tickets.read")
def share(request: StaffRequest, number: int) -> HttpResponse:
    """With "team-7" or "agent-7"."""
    ticket = get_ticket_for(request.actor, number)
    kind, _, key = request.POST.get("with", "").partition("-")
    chosen = int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else None
    return changed(
        request,
        number,
        lambda: share_ticket(
            ticket_id=ticket.pk,
            agent_id=chosen if kind == "agent" else None,
            team_id=chosen if kind == "team" else None,
            by=request.actor,
            at=utc_now(),
        ),
    )


@require_POST
@staff_page("tickets.read")
def unshare(request: StaffRequest, number: int, share_id: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    return changed(
        request,
        number,
        lambda: unshare_ticket(ticket_id=ticket.pk, share_id=share_id, by=request.actor, at=utc_now()),
    )
