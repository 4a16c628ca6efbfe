"""Putting a case off, and taking it back."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from atiende.desk.web.snooze_shown import event_chosen, snooze_chosen
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.snooze_ticket import snooze_ticket
from atiende.tickets.actions.wake_ticket import wake_ticket
from atiende.tickets.queries import get_ticket_for

WAKE = "wake"


@require_POST
@staff_page("tickets.read")
def snooze(request: StaffRequest, number: int) -> HttpResponse:
    """Until a moment that is offered, the moment `at`, or an event; with "wake" no longer."""
    ticket = get_ticket_for(request.actor, number)
    key, at = request.POST.get("value", ""), utc_now()
    if key == WAKE:
        return changed(
            request,
            number,
            lambda: wake_ticket(ticket_id=ticket.pk, by=request.actor, at=at),
            gettext("The case is back among the work."),
        )

    def act() -> None:
        awaited, event_id = event_chosen(key)
        until = None if awaited else snooze_chosen(request.POST, key=key, at=at)
        snooze_ticket(
            ticket_id=ticket.pk, until=until, awaited=awaited, event_id=event_id, by=request.actor, at=at
        )

    return changed(request, number, act, gettext("Put off. It comes back by itself."))
