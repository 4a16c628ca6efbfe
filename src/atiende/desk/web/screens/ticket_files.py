"""Files of messages: whoever sees the case gets an address that is good for minutes."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.kernel.refusals import NotFound
from atiende.platform.storage import address_of, find_file
from atiende.tickets.queries import get_attachment_for, get_ticket_for


@require_http_methods(["GET", "HEAD"])
@staff_page("tickets.read")
def file(request: StaffRequest, number: int, attachment_id: int) -> HttpResponse:
    get_ticket_for(request.actor, number)
    attachment = get_attachment_for(request.actor, attachment_id)
    if attachment.file_id is None:
        raise NotFound
    stored = find_file(attachment.file_id)
    answer = redirect(address_of(stored, user_id=request.actor.id, name=attachment.name))
    answer["Cache-Control"] = "private, no-store"
    return answer
