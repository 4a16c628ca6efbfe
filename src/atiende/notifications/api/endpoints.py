"""One's own notifications under /api/v1/: nobody reads those of another. Scopes are those of tickets."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Query, Router, Status

from atiende.kernel.clock import utc_now
from atiende.notifications.actions.mark_read import mark_read
from atiende.notifications.api.schemas import NotificationShown, Reading, WereRead
from atiende.notifications.models import Notification
from atiende.notifications.queries.listing import is_place, list_notifications
from atiende.notifications.queries.words import sentence_of
from atiende.platform.api.bodies import Listed
from atiende.platform.api.calling import caller_of
from atiende.platform.api.errors import CursorUnknown
from atiende.platform.api.once import Made, once

router = Router(tags=["notifications"])
READ: Final = "tickets:read"
WRITE: Final = "tickets:write"
Answer = dict[str, Any]


@router.get(
    "/notifications",
    response=Listed[NotificationShown],
    summary="One's own notifications",
    operation_id="list_notifications",
)
def notifications(
    request: HttpRequest,
    unread: Annotated[bool, Query(description="Only those that are new.")] = False,
    cursor: Annotated[str, Query(description="`next` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 50,
) -> Answer:
    """Of the person behind the token, the newest first."""
    actor = caller_of(request).acting(READ)
    if cursor and not is_place(cursor):
        raise CursorUnknown
    page = list_notifications(actor, is_unread=unread, after=cursor, size=limit)
    return {"items": [_shown(request, row, page.names) for row in page.rows], "next": page.after or None}


@router.post(
    "/notifications/read",
    response={200: WereRead},
    summary="Have read notifications",
    operation_id="read_notifications",
)
def read(request: HttpRequest, body: Reading) -> Status[Answer]:
    """One, or all of one's own; what is not one's own is none. Takes an Idempotency-Key."""
    actor, now = caller_of(request).acting(WRITE), utc_now()

    def act() -> Made:
        return Made({"read": mark_read(notification_id=body.id, by=actor, at=now)}, status=200)

    return Status(*once(request, act, at=now))


def _shown(request: HttpRequest, row: Notification, names: dict[int, str]) -> Answer:
    path = row.url or (f"/desk/tickets/{row.ticket.number}/" if row.ticket else "/desk/notifications/")
    return {
        "id": row.pk,
        "kind": row.kind,
        "text": sentence_of(row, names),
        "ticket": row.ticket.number if row.ticket else None,
        "url": request.build_absolute_uri(path),
        "count": row.count,
        "at": row.at,
        "read_at": row.read_at,
    }
