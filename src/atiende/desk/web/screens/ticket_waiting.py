"""Replies that wait for their moment: sent now, edited, or thrown away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from atiende.desk.errors import NothingChosen
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import is_part
from atiende.desk.web.ticket_changed import changed
from atiende.kernel.clock import utc_now
from atiende.tickets.actions.send_waiting_reply import send_waiting_reply
from atiende.tickets.actions.take_back_waiting_reply import take_back_waiting_reply
from atiende.tickets.queries import get_ticket_for

NOW, EDIT, DROP = "now", "edit", "drop"


@require_POST
@staff_page("tickets.reply")
def waiting(request: StaffRequest, number: int, waiting_id: int) -> HttpResponse:
    """`do`: "now", "edit" (back into the draft) or "drop"."""
    get_ticket_for(request.actor, number)
    do = request.POST.get("do", "")

    def act() -> None:
        if do == NOW:
            send_waiting_reply(waiting_id=waiting_id, by=request.actor, at=utc_now(), is_wanted=True)
        elif do in (EDIT, DROP):
            take_back_waiting_reply(
                waiting_id=waiting_id, is_edited=do == EDIT, by=request.actor, at=utc_now()
            )
        else:
            raise NothingChosen

    if do == EDIT:
        act()
        to = f"{reverse('desk:ticket', args=[number])}?write=reply"
        return HttpResponseClientRedirect(to) if is_part(request) else redirect(to)
    told = gettext("Sent.") if do == NOW else gettext("It is not sent.")
    return changed(request, number, act, told)
