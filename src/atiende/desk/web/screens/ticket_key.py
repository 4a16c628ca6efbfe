"""A new key by which the customer follows the case without an account: by mail, or read out once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from atiende.channels.actions.renew_tracking_key import renew_tracking_key
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence
from atiende.tickets.queries import get_ticket_for, has_tracking_key, requester_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def tracking_key(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    key, told = "", ""
    if request.method == "POST":
        is_mailed = request.POST.get("way") == "mail"
        try:
            key = renew_tracking_key(number=number, is_mailed=is_mailed, by=request.actor, at=utc_now())
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            told = sentence(refusal)
        else:
            if is_mailed:
                messages.success(request, gettext("The new key is on its way by mail."))
                return redirect("desk:ticket", number)
    context = {
        "ticket": ticket,
        "key": key,
        "told": told,
        "has_key": has_tracking_key(ticket.pk),
        "requester": requester_of(ticket.pk),
    }
    return render(request, "desk/tickets/tracking_key.html", context, status=422 if told else 200)
