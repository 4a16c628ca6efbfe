"""What follows a change of a ticket: the parts that show it for a script, else the page again."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect, trigger_client_event

from atiende.desk.web.staff_page import StaffRequest
from atiende.desk.web.ticket_case import is_part, show_parts
from atiende.desk.web.ticket_list import list_query
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.queries import get_ticket_for


def changed(
    request: StaffRequest,
    number: int,
    act: Callable[[], object],
    told: str = "",
    *,
    asking: Mapping[type[Refusal], str] | None = None,
) -> HttpResponse:
    """Act and show the ticket as it stands now, with what was done or why not. NotPermitted and NotFound pass.

    `asking`: refusals that are a question, with the address of the page that asks it.

    Who no longer sees the ticket afterwards is led back to the list.
    """
    kind, text = "success", told or gettext("Saved.")
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        if to := (asking or {}).get(type(refusal)):
            return HttpResponseClientRedirect(to) if is_part(request) else redirect(to)
        kind, text = "danger", next(iter(field_sentences(refusal).values()), sentence(refusal))
    if not _is_seen(request, number):
        messages.success(request, gettext("The case is with others now."))
        to = f"{reverse('desk:tickets')}{list_query(request)}"
        return HttpResponseClientRedirect(to) if is_part(request) else redirect(to)
    if is_part(request):
        return trigger_client_event(show_parts(request, number), "toast", {"text": text, "kind": kind})
    messages.add_message(request, messages.ERROR if kind == "danger" else messages.SUCCESS, text)
    return redirect(f"{reverse('desk:ticket', args=[number])}{list_query(request)}")


def _is_seen(request: StaffRequest, number: int) -> bool:
    try:
        get_ticket_for(request.actor, number)
    except NotFound:
        return False
    return True
