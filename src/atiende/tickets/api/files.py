"""Files of messages under /api/v1/, whole or in parts."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router

from atiende.kernel.refusals import NotFound
from atiende.platform.api.calling import caller_of
from atiende.platform.storage import find_file, part_response
from atiende.tickets.queries.conversation import family_of
from atiende.tickets.queries.messages import get_attachment_for
from atiende.tickets.queries.visibility import get_ticket_for

router = Router(tags=["tickets"])
_BYTES: Final = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
_DESCRIBED: Final[dict[str, Any]] = {
    "responses": {
        200: {"description": "The file.", **_BYTES},
        206: {"description": "The part that Range asks for.", **_BYTES},
    },
    "parameters": [
        {
            "name": "Range",
            "in": "header",
            "required": False,
            "description": "A part of the file, as in bytes=0-1023.",
            "schema": {"type": "string"},
        }
    ],
}


@router.get(
    "/tickets/{int:number}/attachments/{int:attachment_id}",
    summary="A file",
    openapi_extra=_DESCRIBED,
    operation_id="get_attachment",
)
def attachment(request: HttpRequest, number: int, attachment_id: int) -> HttpResponseBase:
    """The content of a file of this case's messages; what was not kept answers 404, as what is not there."""
    actor = caller_of(request).acting("tickets:read")
    ticket = get_ticket_for(actor, number)
    found = get_attachment_for(actor, attachment_id)
    if found.file_id is None or found.message.ticket_id not in family_of(ticket.pk):
        raise NotFound
    return part_response(request, find_file(found.file_id), name=found.name)
