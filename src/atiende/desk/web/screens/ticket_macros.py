"""Macros: what each would do in a case, shown before it does it."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from atiende.desk.web.screens.ticket_replies import missing_told
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_case import is_part
from atiende.desk.web.ticket_list import list_query
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence
from atiende.playbooks.actions.apply_macro import apply_macro
from atiende.playbooks.queries import macro_for, macros_offered, shown
from atiende.tickets.queries import get_ticket_for

_CASE = re.compile(r"/desk/tickets/(\d{1,18})/")


@require_safe
@staff_page("tickets.reply")
def macros(request: StaffRequest, number: int) -> HttpResponse:
    """All that are offered in this case, with their steps; for a script the list alone."""
    ticket = get_ticket_for(request.actor, number)
    context = {
        "ticket": ticket,
        "macros": macros_offered(request.actor, brand_id=ticket.brand_id, team_id=ticket.team_id),
        "chosen": request.GET.get("macro", ""),
        "list_query": list_query(request),
    }
    template = "desk/tickets/macros_list.html" if is_part(request) else "desk/tickets/macros.html"
    response = render(request, template, context)
    patch_vary_headers(response, ("HX-Request",))
    return response


@require_POST
@staff_page("tickets.reply")
def apply(request: StaffRequest, number: int, macro_id: int) -> HttpResponse:
    """Done, and back in the case; what was refused is said there, and nothing was changed."""
    try:
        missing = apply_macro(number=number, macro_id=macro_id, by=request.actor, at=utc_now())
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, gettext("Macro carried out."))
        if missing:
            messages.warning(request, missing_told(missing))
    to = f"{reverse('desk:ticket', args=[number])}{list_query(request)}"
    if not _is_seen(request, number):
        to = f"{reverse('desk:tickets')}{list_query(request)}"
    return HttpResponseClientRedirect(to) if is_part(request) else redirect(to)


@require_safe
@staff_page("tickets.reply")
def macro(request: StaffRequest, macro_id: int) -> HttpResponse:
    """From the palette: to the case from which one comes; from anywhere else, what the macro does."""
    found = macro_for(request.actor, macro_id)
    came_from = _CASE.search(request.headers.get("Referer", ""))
    if came_from is not None:
        return redirect(f"{reverse('desk:ticket_macros', args=[int(came_from[1])])}?macro={macro_id}")
    return render(request, "desk/tickets/macro.html", {"macro": shown([found])[0]})


def _is_seen(request: StaffRequest, number: int) -> bool:
    try:
        get_ticket_for(request.actor, number)
    except NotFound:
        return False
    return True
