"""Block who wrote a case that is spam: the address, or its whole domain."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from atiende.channels.actions.block_sender import block_sender
from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.clock import utc_now
from atiende.kernel.refusals import NotFound, NotPermitted, Refusal
from atiende.platform.refusals import field_sentences, sentence
from atiende.tickets.actions.mark_spam import mark_spam
from atiende.tickets.queries import get_ticket_for, requester_of

DOMAIN = "domain"


@require_http_methods(["GET", "HEAD", "POST"])
@staff_page("tickets.manage")
def block(request: StaffRequest, number: int) -> HttpResponse:
    """The case goes among the spam and the sender is blocked: both, or neither."""
    ticket = get_ticket_for(request.actor, number)
    requester = requester_of(ticket.pk)
    address = requester.address if requester else ""
    if "@" not in address:
        raise NotFound
    domain = f"@{address.rpartition('@')[2]}"
    told = ""
    if request.method == "POST":
        sender = domain if request.POST.get("what") == DOMAIN else address
        try:
            with transaction.atomic():
                block_sender(sender=sender, by=request.actor, at=utc_now())
                mark_spam(ticket_id=ticket.pk, by=request.actor, at=utc_now())
        except (NotPermitted, NotFound):
            raise
        except Refusal as refusal:
            told = next(iter(field_sentences(refusal).values()), sentence(refusal))
        else:
            messages.success(request, gettext("Blocked. What they write is put aside."))
            return redirect("desk:ticket", number)
    context = {"ticket": ticket, "address": address, "domain": domain, "told": told}
    return render(request, "desk/tickets/block.html", context, status=422 if told else 200)
