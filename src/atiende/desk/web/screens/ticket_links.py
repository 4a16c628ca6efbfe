"""What a ticket has to do with others: links, and a message made a ticket of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.ticket_changed import changed
from atiende.desk.web.ticket_numbers import number_typed
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence
from atiende.tickets.actions.link_tickets import link_tickets
from atiende.tickets.actions.split_message import split_message
from atiende.tickets.actions.unlink_tickets import unlink_tickets
from atiende.tickets.queries import get_message_for, get_ticket_for


@require_POST
@staff_page("tickets.read")
def link(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)

    def act() -> None:
        other = _other(request)
        kind = request.POST.get("kind", "")
        link_tickets(source_id=ticket.pk, target_id=other.pk, kind=kind, by=request.actor, at=utc_now())

    return _found(request, number, act)


@require_POST
@staff_page("tickets.read")
def unlink(request: StaffRequest, number: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)

    def act() -> None:
        ids = [ticket.pk, _other(request).pk]
        source_id, target_id = ids if request.POST.get("is_source") else reversed(ids)
        kind = request.POST.get("kind", "")
        unlink_tickets(source_id=source_id, target_id=target_id, kind=kind, by=request.actor, at=utc_now())

    return _found(request, number, act)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def split(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    """Show what would become a case of its own, and make it one when sent."""
    ticket = get_ticket_for(request.actor, number)
    message = get_message_for(request.actor, message_id)
    subject = request.POST.get("subject", message.subject or ticket.subject)
    told = ""
    if request.method == "POST":
        try:
            made = split_message(message_id=message.pk, subject=subject, by=request.actor, at=utc_now())
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            told = sentence(refusal)
        else:
            messages.success(request, gettext("The message is a case of its own now."))
            return redirect("desk:ticket", made.number)
    context = {"ticket": ticket, "message": message, "subject": subject, "told": told}
    return render(request, "desk/tickets/split.html", context, status=422 if told else 200)


def _found(request: StaffRequest, number: int, act: Any) -> HttpResponse:
    """A number that names nothing is a slip of the pen, not a missing page."""

    def tried() -> None:
        try:
            act()
        except NotFound as missing:
            raise Refusal(fields={"other": NotFound.message}) from missing

    return changed(request, number, tried)


def _other(request: StaffRequest) -> Any:
    return get_ticket_for(request.actor, number_typed(request.POST.get("other", "")))
