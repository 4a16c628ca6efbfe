"""Sending a message on to somebody, or once more to whom it was sent."""

from __future__ import annotations

import re
import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.actions.forward_message import forward_message
from atiende.tickets.actions.repeat_message import repeat_message
from atiende.tickets.errors import MessageNotForwardable
from atiende.tickets.queries import family_of, get_message_for, get_ticket_for

_BETWEEN = re.compile(r"[,;\s]+")
_LEAVES = ("incoming", "outgoing")


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.reply")
def forward(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    """The form; with POST it is sent. A note, and what is of another case, cannot be reached here."""
    ticket = get_ticket_for(request.actor, number)
    message = get_message_for(request.actor, message_id)
    if message.ticket_id not in family_of(ticket.pk) or message.kind not in _LEAVES:
        raise NotFound
    typed = {"to": request.POST.get("to", ""), "text": request.POST.get("text", "")}
    context = {
        "ticket": ticket,
        "message": message,
        "files": [file for file in message.attachments.all() if file.file_id and not file.problem],
        "typed": typed,
        "joins": bool(request.POST.get("joins")),
        "submission": request.POST.get("submission") or str(uuid.uuid4()),
        "may_repeat": message.kind == "outgoing",
    }
    if request.method != "POST":
        return render(request, "desk/tickets/forward.html", context)
    try:
        forward_message(
            ticket_id=ticket.pk,
            message_id=message_id,
            to=tuple(part for part in _BETWEEN.split(typed["to"].strip()) if part),
            text=typed["text"],
            joins=bool(request.POST.get("joins")),
            with_files=bool(request.POST.get("with_files")),
            by=request.actor,
            at=utc_now(),
            submission=_submission(request),
        )
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        context |= {"problems": field_sentences(refusal), "told": sentence(refusal)}
        return render(request, "desk/tickets/forward.html", context, status=refusal.http_status)
    messages.success(request, gettext("Forwarded. The customer does not see it."))
    return redirect("desk:ticket", number)


@require_POST
@staff_page("tickets.reply")
def repeat(request: StaffRequest, number: int, message_id: int) -> HttpResponse:
    ticket = get_ticket_for(request.actor, number)
    try:
        repeat_message(
            ticket_id=ticket.pk,
            message_id=message_id,
            by=request.actor,
            at=utc_now(),
            submission=_submission(request),
        )
    except MessageNotForwardable as refusal:
        raise NotFound from refusal
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        messages.error(request, sentence(refusal))
    else:
        messages.success(request, gettext("It is sent again."))
    return redirect("desk:ticket", number)


def _submission(request: StaffRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
