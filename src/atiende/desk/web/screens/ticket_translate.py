"""A message in the reader's language, beside the message as it was written."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import sentence
from atiende.playbooks.actions.translate_message import translate_message
from atiende.tickets.queries import family_of, get_message_for, get_ticket_for


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.read")
def translate(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    """What it would hand over; with POST it is asked of the server that the company chose."""
    ticket = get_ticket_for(request.actor, number)
    message = get_message_for(request.actor, message_id)
    if message.ticket_id not in family_of(ticket.pk) or message.kind not in ("incoming", "outgoing"):
        raise NotFound
    context: dict[str, object] = {"ticket": ticket, "message": message, "language": get_language() or "es"}
    status = 200
    if request.method == "POST":
        try:
            context["words"] = translate_message(
                message_id=message_id, target=str(context["language"]), by=request.actor, at=utc_now()
            )
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            context["told"], status = sentence(refusal), refusal.http_status
    return render(request, "desk/tickets/translate.html", context, status=status)
