"""Files of a message that is being written: kept at once, and pictures shown while one writes."""

from __future__ import annotations

from django.http import FileResponse, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from atiende.desk.web.staff_page import StaffRequest, staff_page
from atiende.desk.web.uploads import claim_of, claimed, keep
from atiende.kernel.refusals import NotFound, Refusal
from atiende.platform.refusals import sentence
from atiende.platform.storage import file_response, find_file
from atiende.tickets.queries import drafts_of, get_ticket_for


@require_POST
@staff_page("tickets.read")
def upload(request: StaffRequest, number: int) -> JsonResponse:
    """Keep one file for a message that is being written; the answer names it."""
    if not request.actor.may("tickets.reply"):
        request.actor.require("tickets.note")
    get_ticket_for(request.actor, number)
    file = request.FILES.get("file")
    if file is None:
        return JsonResponse({"error": gettext("Choose a file.")}, status=422)
    try:
        kept = keep(file)
    except Refusal as refusal:
        return JsonResponse({"error": sentence(refusal)}, status=refusal.http_status)
    claim = claim_of(kept, user_id=request.actor.id)
    return JsonResponse({"claim": claim, "name": kept.name, "size": kept.size_words, "cid": kept.content_id})


@require_safe
@staff_page("tickets.read")
def picture(request: StaffRequest, number: int, claim: str) -> FileResponse:
    """A picture of a message that is being written, for whoever uploaded it."""
    ticket = get_ticket_for(request.actor, number)
    held = {file["file_id"] for draft in drafts_of(request.actor, ticket.pk).values() for file in draft.files}
    found = claimed([claim], user_id=request.actor.id, held=held)
    if not found or not found[0].content_id:
        raise NotFound
    return file_response(find_file(found[0].file_id), name=found[0].name)
